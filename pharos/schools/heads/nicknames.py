"""Common English first names and the short forms in which the register writes them too. Pure."""

from collections import defaultdict

# Each line: names of one person. A short form may stand on several lines.
_FAMILIES = """
abigail abbie abby gail
albert bert al
alexander alex alec sandy xander
alexandra alex alexa sandra sandie lexie
alison allison ali ally
amanda mandy
andrew andy drew
angela angie
anne ann anna annie
anthony antony tony ant
barbara barb babs
benjamin ben benji
bernadette bernie
bernard bernie
catherine katherine kathryn katharine catharine cathryn kathrine kate katie katy kathy cathy kath cath kat kay
charles charlie chas
charlotte charlie lottie
christine christina kristina kristine chris chrissie tina
christopher chris kit
clare claire clair
daniel dan danny
david dave davy
deborah debra debbie debs deb
dominic dom
donald don
dorothy dot dottie
edward ed eddie ted ned
eleanor elinor ellie nell nellie
ellen ellie nell
elizabeth elisabeth liz lizzie beth betty libby eliza lisa betsy
emily em emmie
emma em
frances fran francesca
francis frank fran
frederick fred freddie
gabrielle gabby
geoffrey jeffrey geoff jeff
george georgie
georgina georgie gina
gerald gerard gerry jerry
gillian jillian gill jill
gregory greg
harold harry hal
harriet hattie
helen helena nell
henry harry hal
hilary hillary
isabel isobel isabelle bella izzy
jacqueline jacquelyn jackie jacky jacqui jaqui
james jim jimmy jamie
jane janet jan
janet jan
janice jan
jason jay
jennifer jenny jen jenni
jessica jess jessie
joanna joanne joann jo johanna
john jon jack johnny
jonathan jonathon jon jonny john
joseph joe joey
josephine jo josie
joshua josh
judith judy jude
julia julie jules
kenneth ken kenny
kimberley kimberly kim
laurence lawrence larry laurie
leonard len lenny
lesley leslie les
linda lynda lyn lynn lynne lindy
louise lou
louis lou
lucy lucinda
lynette lyn
madeleine madeline maddie maddy
margaret maggie meg peggy marge margie peg rita
maria marie mary
martin marty
matthew mathew matt
maureen mo
maxine max
megan meg
melanie mel
melissa mel
michael mike mick micky mickey mikey
michelle shelley chelle
mohammed muhammad mohammad mohamed mo
natalie nat nathalie
nathan nat nathaniel
nicholas nicolas nick nicky
nicola nichola nikki nicky nicki nic
nicole nikki nicky nicki nic
oliver ollie olly
olivia livvy
pamela pam
patricia pat patsy trish tricia
patrick pat paddy
penelope penny
peter pete
philip phillip phil
philippa phillippa pippa pip
rachel rachael rachelle rach
raymond ray
rebecca rebekah becky becca bex
richard rich rick ricky dick
robert rob bob bobby robbie bert
roderick rod
roger rodge
ronald ron ronnie
rosemary rose rosie
russell russ
ruth ruthie
samantha sam sammy
samuel sam sammy
sandra sandie sandy
sarah sara sally sal
sharon shaz
sheila shelagh
simon si
sophia sophie
stephanie steph stef
steven stephen steve stevie ste
stuart stewart stu
susan suzanne susanne susannah suzannah sue susie suzie suzi suzy
teresa theresa terry tess tessa
terence terry
theodore theo ted
thomas tom tommy
timothy tim
tobias toby
valerie val
veronica ronnie vron
victor vic
victoria vicky vicki vikki vickie tori
vincent vince
vivien vivian vivienne viv
walter wally
wendy wend
william will bill billy liam willie
yvonne von
zachary zac zach zak
"""
_LINES: dict[str, set[int]] = defaultdict(set)
for _number, _line in enumerate(_FAMILIES.split("\n")):
    for _name in _line.split():
        _LINES[_name].add(_number)


def may_be_one(one: str, other: str) -> bool:
    """Whether the two are forms of one first name: Kate and Katherine."""
    return bool(_LINES.get(one, set()) & _LINES.get(other, set()))


def is_known(name: str) -> bool:
    """Whether this is a common first name."""
    return name in _LINES
