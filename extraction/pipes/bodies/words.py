"""What rules/units says about the names of bodies, in the shape that matching needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, get_args

from extraction.errors import RuleError
from extraction.rulebook import Scan, Spotter, Tail, alternation
from extraction.rulebook.compiled import compiled
from extraction.segment import WordClasses
from schemas import UnitKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.rulebook import Lexicon, Rulebook

KIND = "units"
_KINDS = frozenset(get_args(UnitKind))
_STEM_LONGEST = 14


@dataclass(frozen=True)
class Words:
    """The lexicons and settings of rules/units.

    Attributes:
        heads_spotter, suffix_spotter: find every word that can end a name: heads and national bodies, and suffixes.
        outside: a character that no name holds.
        counted: a number with its classifier, at the end of a stretch.
        parts: kind -> the kinds of bodies that can belong to one of it.
        rules: value function -> rule id.
    """

    heads: Lexicon
    national: Lexicon
    suffixes: Lexicon
    prefixes: Lexicon
    prefix: Tail
    owners: Lexicon
    owner: Tail
    committees: frozenset[str]
    stems: frozenset[str]
    stem_joins: frozenset[str]
    taught: frozenset[str]
    listed: Tail
    boundaries: frozenset[str]
    namewords: frozenset[str]
    classes: frozenset[str]
    class_before: Tail
    generic: frozenset[str]
    fillers: re.Pattern[str]
    levels: frozenset[str]
    zones: frozenset[str]
    wordlike: frozenset[str]
    """Short forms of places that are words as well: 东方."""
    level_before: Tail
    joint: Tail
    quotes: tuple[str, str]
    ordinal: str
    edition: re.Pattern[str]
    speakers: frozenset[str]
    pointers: frozenset[str]
    """What points at the body named last: 该|局."""
    level_after: frozenset[str]
    adopting: frozenset[str]
    nameable: frozenset[str]
    number: re.Pattern[str]
    measure: re.Pattern[str]
    leading_levels: re.Pattern[str]
    modified: frozenset[str]
    only: frozenset[str]
    """Of these, those that a place of one of the levels `small` has one of."""
    small: frozenset[str]
    magnitude: re.Pattern[str]
    natives: frozenset[str]
    native_firms: frozenset[str]
    """What such a society may have before its head."""
    placed: frozenset[str]
    chained: frozenset[str]
    local: frozenset[str]
    district: str
    short: Lexicon
    assemblies: frozenset[str]
    committee: tuple[str, ...]
    session: Tail
    with_terms: tuple[str, ...]
    """Heads of parts of societies that have terms of office."""
    term: re.Pattern[str]
    """The term of office at the beginning of the part of a name: 第五届|中药分会."""
    once: Tail
    """What may part a place from its body inside a post: 原."""
    terms: Tail
    """The same, and the term of a body that is elected for one."""
    assembles: re.Pattern[str]
    """What follows the place of an assembly whose session is spoken of."""
    slogan: re.Pattern[str]
    """Figures with a word each, which name no body."""
    work: str
    """What says nothing of a group without the word before it."""
    elected: frozenset[str]
    parts: Mapping[str, frozenset[str]]
    inside: Mapping[str, str]
    """Kind of the parent and kind of the head -> kind of the body, where it is not that of the head."""
    heads_spotter: Spotter
    suffix_spotter: Spotter
    outside: re.Pattern[str]
    counted: Tail
    longer: Scan
    alias: re.Pattern[str]
    """The second name of a body, in brackets behind the first: 县应急局|（县地震局）|党组."""
    promotes: Tail
    """What the names of some bodies end in that is a verb elsewhere: 产业发展促进|中心."""
    promoters: tuple[str, ...]
    """The heads of such names."""
    inside_phrase: Scan
    not_in_firms: re.Pattern[str]
    openers: frozenset[str]
    general: frozenset[str]
    subjects: frozenset[str]
    plain: frozenset[str]
    written: tuple[str, ...]
    institutes: tuple[str, ...]
    missions: tuple[str, ...]
    """Heads that a subject makes the name of one body of, behind our own nation's and the `countrywide` words."""
    countrywide: tuple[str, ...]
    ruling: str
    """The party whose congress a body holds: 中国共产党|云岭大学第四次代表大会."""
    ruling_short: str
    """The same before a firm, a school, a hospital: 中共|青岚集团党委."""
    country: Tail
    foreign: frozenset[str]
    home: frozenset[str]
    nations: frozenset[str]
    many: frozenset[str]
    people_word: re.Pattern[str]
    counted_word: re.Pattern[str]
    unaided: frozenset[str]
    consultative: tuple[str, ...]
    """The kind of a consultative conference, and its word behind a place."""
    youth: Mapping[str, str]
    """团县委 -> the level word in it."""
    league: str
    league_short: frozenset[str]
    regions: tuple[str, ...]
    doubled: tuple[str, ...]
    """What districts end in whose committee repeats the level word: 滨海新区|区委."""
    committee_organs: frozenset[str]
    """Organs that only the Party committee of a division has: 滑县政法委 is 滑县县委政法委."""
    sent_to: frozenset[str]
    stationed: re.Pattern[str]
    """What stands between a body and where its group sits."""
    stations: frozenset[str]
    own_school: Scan
    """What only the news of a school itself says."""
    runs_free: re.Pattern[str]
    """What stands behind a name though its first character makes another word of the head: 红十字会|会长."""
    county_schools: frozenset[str]
    """Schools that are called after their county, behind its short form: 霍山|中学."""
    staff: tuple[str, ...]
    """People of a body, who act together with another one: 刑侦大队|民警与交警大队."""
    own_news: Scan
    """What only the news of an institution itself says, or that of a visit to it."""
    visits: re.Pattern[str]
    """What stands behind the name of an institution that visits whose news it is."""
    received: Tail
    """What stands before the name of an institution that whose news it is receives."""
    visited: Tail
    """What stands before the name of one that is visited."""
    ourselves: re.Pattern[str]
    """Words in which the visitor speaks of itself: 我校."""
    hosts: frozenset[str]
    """The kinds of bodies that visit each other so."""
    faculties: frozenset[str]
    faculty: tuple[str, ...]
    """The same, those whose names have two subjects."""
    no_names: tuple[str, ...]
    """What ends no name of a person."""
    surnames: frozenset[str]
    brief: frozenset[str]
    """Kinds of bodies that a single character before the head names: 华商报."""
    located: re.Pattern[str]
    """What shows that a brand is part of the name of something in a place: 青岚（云岭）产业园."""
    prefectural: tuple[str, str]
    """The ending of a prefecture's name that its committee's leaves out, and that committee: 阿里地区, 阿里地委."""
    forces: frozenset[str]
    """Heads of bodies that are called by the short form of their place: 绵阳支队."""
    county_courts: frozenset[str]
    """Bodies that are called by the short form of their county alone."""
    town_only: frozenset[str]
    """Offices that towns alone have."""
    towns: tuple[str, ...]
    without_forces: tuple[str, ...]
    """Endings of the places that have none of these."""
    autonomous: tuple[str, ...]
    """Endings of the long official names of divisions."""
    prefecture_in_full: re.Pattern[str]
    prefecture_level: str
    """How such names of prefectures end, and how in the names of their Party committees."""
    governing: frozenset[str]
    """Kinds of bodies that have the official name of their division."""
    inner: frozenset[str]
    """Kinds of bodies whose parts a list names by their own words."""
    joined: frozenset[str]
    """Kinds of bodies with a place in the name that right behind another one are a part of it."""
    brief_heads: frozenset[str]
    """Heads of which it does as well: 华师大."""
    zonal: frozenset[str]
    """Heads of bodies of zones whose names are no places."""
    international: frozenset[str]
    """Words for many states that the names of societies begin with: 国际|数字经济协会."""
    affiliated: str
    """What stands between a university and the place in the name of its hospital."""
    banks: tuple[str, ...]
    """Endings of the firms that are called by no word for a firm."""
    zoned: Tail
    """The words for such zones."""
    before_zones: frozenset[str]
    """Characters before a word for a zone that are not of its name: 由|景区管委会."""
    foundable: frozenset[str]
    founds: Tail
    members: frozenset[str]
    """Heads that behind a body mean those that belong to it: 青岚商会|企业."""
    local_firms: frozenset[str]
    """Firms known everywhere of which a place has one: 霍山县|农行."""
    branch_behind: re.Pattern[str]
    """What follows them where it is a branch, which says by its own name where it is."""
    subordinate: frozenset[str]
    """Words that say under whom a body is that has a name of its own: 市属|青岚中学."""
    lower_kinds: frozenset[str]
    """Kinds of bodies of which 直属, 重点 make a class behind a place."""
    singled: tuple[str, ...]
    """What the heads begin with of which they make none."""
    firm_behind: re.Pattern[str]
    """What the name of a firm goes on with behind that of a hospital or a school: 青岚医院|管理有限公司."""
    stops: re.Pattern[str]
    """What the names of stations begin with behind their place: 云岭|北站派出所."""
    sentences: re.Pattern[str]
    """Marks that no name in quotation marks holds."""
    registered: tuple[str, ...]
    """Forms of firms that only full names have."""
    groups: tuple[str, ...]
    """Forms of firms that a word of trade names behind that of the nation: 中国出版集团."""
    bracketed: re.Pattern[str]
    """The place in brackets that the names of firms have."""
    grouped: re.Pattern[str]
    """What stands in brackets before a form that is no legal one."""
    county_names: re.Pattern[str]
    """Names of schools and firms that every county has, which lists of them leave the county out of."""
    inner_societies: frozenset[str]
    """Societies of the people of a body, which lists name beside its Party committee."""
    several: Tail
    """Behind places: how many of their sort have such a body."""
    lower: frozenset[str]
    """Words that make a class of the bodies below another one."""
    office: tuple[str, ...]
    """Offices that stand behind departments of all sorts."""
    numbered: Tail
    """A number in a name, behind its owner."""
    vague: frozenset[str]
    """Endings that say of no body what it is for."""
    departments: frozenset[str]
    """Ministries that departments of firms and schools are called like."""
    publisher: re.Pattern[str]
    """What the name of a paper goes on with where its publisher, its site or its account is meant."""
    grounds: tuple[str, ...]
    """The parts of a school or a hospital that are places."""
    list_marks: tuple[str, ...]
    branches: tuple[str, ...]
    """What the words before a Party branch end in where they name one: 财务处|党支部."""
    commissions: re.Pattern[str]
    """What begins a verb with 委 only where nothing makes a committee of it: 县委|派出, but 公司|委派."""
    sitting: str
    """What parts a body from a team that comes to its session: 县人大|二次会议青石代表团."""
    attends: frozenset[str]
    """Words before the head of a school that make a verb and no name: 在青岚|上|大学."""
    assembled: re.Pattern[str]
    """What the committee of a party may be called by behind its 委: 民盟滑县县委|会."""
    units: frozenset[str]
    """The characters that the names of departments end in."""
    sends: tuple[str, ...]
    """What stands between the place that sends a team and the place where it works."""
    with_another: tuple[str, ...]
    """Verbs of doing something with another body, which stand inside names as well."""
    partner: re.Pattern[str]
    """What such a verb is followed by where it joins two bodies: 县工信局联合|教育局."""
    unnamed: str
    """What stands before the rest of a name that the text keeps to itself: 某青岚实业有限公司."""
    many_behind: re.Pattern[str]
    """Behind a name: how many of its kind there are."""
    outside_list: re.Pattern[str]
    """Marks that part a list from what stands before it."""
    sums: frozenset[str]
    """Signs between the parts of a scheme, of which none is a body."""
    copulas: frozenset[str]
    attended: tuple[str, ...]
    """Verbs that say what somebody is, and the heads before which they are no faculty: 他系|青岚大学毕业."""
    whole_of: str
    """Before a level word: all of the place."""
    one_behind: re.Pattern[str]
    """One of something, which a list gives to the body before it."""
    single: frozenset[str]
    """Kinds of which a place has one body of a name."""
    annals: re.Pattern[str]
    """What makes the book of its history of a body: 县人大|志."""
    honours: re.Pattern[str]
    """Words that make an honour of a head behind a place, or say what is done with it: 云岭|优秀|派出所."""
    honoured: frozenset[str]
    """Kinds of bodies that words make an honour or a sort of."""
    branched: frozenset[str]
    """Branches of the Party whose head an honour is of: 优秀|党支部|书记."""
    led: re.Pattern[str]
    """Behind them: the office of their head."""
    sort: re.Pattern[str]
    """Words before a head that say of what sort a class is: 教学研究型|大学."""
    called: frozenset[str]
    """Heads that need no owner behind a name which no lexicon has: 陈坪|煤矿."""
    offices_of: tuple[str, ...]
    """Offices of those who govern a place, which lists name side by side: 县委办、|政府办."""
    standing: re.Pattern[str]
    """Behind an assembly: its standing committee with its term, 县政协|十届委员会常务委员会."""
    standing_heads: Mapping[str, str]
    """政协 -> 政协常委会: what that committee is called."""
    left: Mapping[str, str]
    """工商 -> 商: words of which contracted names may keep another character than the first."""
    contracted: Mapping[str, str]
    """大学 -> 大: the heads of names that are contracted, and what is left of them."""
    trade: re.Pattern[str]
    """Words of a firm's trade and form, besides those of names in general."""
    left_out: frozenset[str]
    """Words that a contracted name need not hold."""
    not_contracted: str
    """Characters that make another word of a university's contracted name."""
    of: str
    """The particle that makes a description of what stands before a head."""
    name_openers: frozenset[str]
    """Adjectives that names begin with as well: 新华医院, but 新医院."""
    some: tuple[str, ...]
    """The word for some of many, which begins as organs end."""
    window: int
    rules: Mapping[str, str]
    regional: frozenset[str]
    regional_committees: frozenset[str]
    regional_governments: tuple[str, ...]
    """What the names of bodies end in whose departments are called as ministries are."""
    region: Tail
    """A region before the head of a body of before 1949, with the party that it is of: 中共|皖西|特委."""
    force: Scan
    """An army or a numbered formation, before its officer or its staff: 新四军第七师|政委."""
    classes_of: WordClasses


def _check_kinds(lexicon: Lexicon) -> None:
    for word, row in lexicon.items():
        if row.get("kind") not in _KINDS:
            path, line = lexicon.lines[word]
            raise RuleError(
                path,
                line,
                f"{word!r} has the kind {row.get('kind', '')!r}, which no unit has",
                f"write one of {', '.join(sorted(_KINDS))}",
            )


@cache
def words(book: Rulebook) -> Words:
    """The words of a rule book; compiled once.

    Raises:
        RuleError: a word with a kind that no unit has.
    """
    settings = book.settings(KIND)

    def listed(name: str) -> frozenset[str]:
        return frozenset(book.lexicon(KIND, name))

    heads, national, suffixes = (book.lexicon(KIND, name) for name in ("heads", "national", "suffixes"))
    for lexicon in (heads, national):
        _check_kinds(lexicon)
    return Words(
        heads=heads,
        national=national,
        suffixes=suffixes,
        prefixes=book.lexicon(KIND, "prefixes"),
        prefix=Tail(book.compile(KIND, r"{@prefixes}\Z")),
        owners=book.lexicon(KIND, "owners"),
        owner=Tail(book.compile(KIND, r"{@owners}\Z")),
        committees=listed("joins"),
        stems=listed("stems"),
        stem_joins=frozenset(str(settings["stem_joins"])),
        boundaries=listed("boundaries"),
        namewords=listed("namewords"),
        classes=listed("classes"),
        class_before=Tail(book.compile(KIND, r"{@classes}\Z")),
        generic=listed("generic"),
        fillers=compiled(alternation(listed("fillers"))),
        levels=frozenset(book.lexicon("places", "levels")),
        zones=frozenset(book.lexicon("places", "levels").words("level", "zone")),
        wordlike=frozenset(book.lexicon("places", "wordlike").words("kind", "short")),
        level_before=Tail(book.compile(KIND, r"{level_anchor}\Z")),
        joint=Tail(book.compile(KIND, r"{joint}\Z")),
        pointers=frozenset(str(settings["pointers"])),
        level_after=frozenset(str(settings["level_after"])),
        adopting=frozenset(str(settings["adopting"]).split()),
        nameable=frozenset(str(settings["nameable"]).split()),
        speakers=frozenset(str(settings["speakers"])),
        number=book.compile(KIND, "{number}"),
        measure=book.compile(KIND, "{measure}"),
        leading_levels=book.compile(KIND, "{@places/levels}"),
        ordinal=str(settings["ordinal"]),
        edition=book.compile(KIND, str(settings["edition"])),
        quotes=(str(settings["quotes"])[0], str(settings["quotes"])[1]),
        modified=frozenset(str(settings["modified"]).split()),
        only=frozenset(str(settings["only"]).split()),
        small=frozenset(str(settings["small"]).split()),
        magnitude=book.compile(KIND, str(settings["magnitude"])),
        natives=frozenset(str(settings["natives"]).split()),
        native_firms=frozenset(str(settings["native_firms"]).split()),
        placed=frozenset(str(settings["placed"]).split()),
        chained=frozenset(str(settings["chained"]).split()),
        local=frozenset(str(settings["local"]).split()),
        district=str(settings["district"]),
        short=book.lexicon(KIND, "short"),
        assemblies=frozenset(str(settings["assemblies"]).split()),
        committee=tuple(str(settings["committee"]).split()),
        with_terms=tuple(str(settings["with_terms"]).split()),
        term=book.compile(KIND, r"{session}"),
        session=Tail(book.compile(KIND, r"{session}\Z")),
        once=Tail(book.compile(KIND, r"{once}\Z")),
        work=str(settings["work"]),
        county_courts=frozenset(str(settings["county_courts"]).split()),
        town_only=frozenset(str(settings["town_only"]).split()),
        towns=tuple(str(settings["towns"]).split()),
        without_forces=tuple(str(settings["without_forces"]).split()),
        slogan=book.compile(KIND, str(settings["slogan"])),
        assembles=book.compile(KIND, str(settings["assembles"])),
        terms=Tail(book.compile(KIND, r"(?:{session}|{once})\Z")),
        elected=frozenset(str(settings["elected"]).split()),
        parts={kind: frozenset(str(kinds).split()) for kind, kinds in settings["parts"].items()},
        inside={str(pair): str(kind) for pair, kind in settings["inside"].items()},
        heads_spotter=Spotter([*heads, *national]),
        suffix_spotter=Spotter(suffixes),
        outside=book.compile(KIND, r"(?!{inside})[\s\S]|{class_noun}"),
        counted=Tail(book.compile(KIND, r"{counted}\Z")),
        alias=book.compile(KIND, str(settings["alias"])),
        promotes=Tail(book.compile(KIND, rf"(?:{settings['promotes']})\Z")),
        promoters=tuple(str(settings["promoters"]).split()),
        inside_phrase=book.scan(KIND, "{@inside}"),
        not_in_firms=book.compile(KIND, "{@inside:firms=no}"),
        openers=listed("openers"),
        subjects=frozenset(str(settings["subjects"]).split()),
        general=frozenset(str(settings["general"]).split()),
        plain=frozenset(str(settings["plain"]).split()),
        written=tuple(str(settings["written"]).split()),
        ruling=str(settings["ruling"]),
        ruling_short=str(settings["ruling_short"]),
        institutes=tuple(str(settings["institutes"]).split()),
        missions=tuple(str(settings["missions"]).split()),
        countrywide=tuple(str(settings["countrywide"]).split()),
        country=Tail(book.compile(KIND, r"{@countries}\Z")),
        foreign=frozenset(str(settings["foreign"]).split()),
        nations=frozenset(w for w in listed("countries") if len(w) > 1) | frozenset(str(settings["nations"]).split()),
        many=frozenset(str(settings["many"]).split()),
        counted_word=book.compile(KIND, "{counted_word}"),
        people_word=book.compile(KIND, "{people_word}"),
        unaided=frozenset(str(settings["unaided"]).split()),
        home=frozenset(str(settings["home"]).split()),
        consultative=tuple(str(settings["consultative"]).split()),
        youth={str(word): str(level) for word, level in settings["youth"].items()},
        league=str(settings["league"]),
        league_short=frozenset(str(settings["league_short"])),
        committee_organs=frozenset(str(settings["committee_organs"]).split()),
        regions=tuple(str(settings["regions"]).split()),
        doubled=tuple(str(settings["doubled"]).split()),
        longer=Scan(book.compile(KIND, "{@longer}|{organised}|{state}|{all_levels}|{middle}").pattern),
        annals=book.compile(KIND, "{annals}"),
        honours=book.compile(KIND, str(settings["honours"])),
        honoured=frozenset(str(settings["honoured"]).split()),
        branched=frozenset(str(settings["branched"]).split()),
        led=book.compile(KIND, str(settings["led"])),
        sort=book.compile(KIND, str(settings["sort"])),
        offices_of=tuple(str(settings["offices_of"]).split()),
        standing=book.compile(KIND, "{standing}"),
        standing_heads={str(head): str(whole) for head, whole in settings["standing_heads"].items()},
        called=frozenset(str(settings["called"]).split()),
        sent_to=frozenset(str(settings["sent_to"])),
        stationed=book.compile(KIND, str(settings["stationed"]) + r"\Z"),
        stations=frozenset(str(settings["stations"]).split()),
        own_school=book.scan(KIND, str(settings["own_school"])),
        staff=tuple(str(settings["staff"]).split()),
        county_schools=frozenset(str(settings["county_schools"]).split()),
        runs_free=book.compile(KIND, str(settings["runs_free"])),
        own_news=book.scan(KIND, str(settings["own_news"])),
        visits=book.compile(KIND, str(settings["visits"])),
        received=Tail(book.compile(KIND, str(settings["received"]))),
        visited=Tail(book.compile(KIND, rf"(?:{settings['visited']})\Z")),
        ourselves=book.compile(KIND, str(settings["ourselves"])),
        hosts=frozenset(str(settings["hosts"]).split()),
        taught=listed("subjects"),
        listed=Tail(book.compile(KIND, str(settings["listed"]) + r"\Z")),
        faculty=tuple(str(settings["faculty"]).split()),
        faculties=frozenset(str(settings["faculties"]).split()),
        bracketed=book.compile(KIND, str(settings["bracketed"])),
        grouped=book.compile(KIND, str(settings["grouped"])),
        no_names=tuple(book.lexicon("names", "tails")),
        surnames=frozenset(book.lexicon("names", "surnames").words("level", "common")),
        brief=frozenset(str(settings["brief"]).split()),
        located=book.compile(KIND, str(settings["located"])),
        prefectural=(str(settings["prefectural"]).split()[0], str(settings["prefectural"]).split()[1]),
        forces=frozenset(str(settings["forces"]).split()),
        autonomous=tuple(str(settings["autonomous"]).split()),
        prefecture_in_full=book.compile(KIND, str(settings["prefecture_in_full"])),
        prefecture_level=str(settings["prefecture_level"]),
        governing=frozenset(str(settings["governing"]).split()),
        inner=frozenset(str(settings["with_parts"]).split()),
        joined=frozenset(str(settings["joined"]).split()),
        brief_heads=frozenset(str(settings["brief_heads"]).split()),
        zonal=frozenset(str(settings["zonal"]).split()),
        international=frozenset(str(settings["international"]).split()),
        affiliated=str(settings["affiliated"]),
        banks=tuple(str(settings["banks"]).split()),
        zoned=Tail(book.compile(KIND, rf"(?:{settings['zoned']})\Z")),
        before_zones=frozenset(str(settings["before_zones"])),
        foundable=frozenset(str(settings["foundable"]).split()),
        founds=Tail(book.compile(KIND, r"{founds}\Z")),
        groups=tuple(str(settings["groups"]).split()),
        members=frozenset(str(settings["members"]).split()),
        branch_behind=book.compile(KIND, str(settings["branch_behind"])),
        local_firms=frozenset(str(settings["local_firms"]).split()),
        subordinate=frozenset(str(settings["subordinate"]).split()),
        lower_kinds=frozenset(str(settings["lower_kinds"]).split()),
        singled=tuple(str(settings["singled"]).split()),
        firm_behind=book.compile(KIND, str(settings["firm_behind"])),
        stops=book.compile(KIND, str(settings["stops_at"])),
        sentences=book.compile(KIND, str(settings["sentences"])),
        registered=tuple(str(settings["registered"]).split()),
        office=tuple(str(settings["office"]).split()),
        numbered=Tail(book.compile(KIND, str(settings["numbered"]) + r"\Z")),
        vague=frozenset(str(settings["vague"]).split()),
        departments=frozenset(str(settings["departments"]).split()),
        publisher=book.compile(KIND, str(settings["publisher"])),
        grounds=tuple(str(settings["grounds"]).split()),
        list_marks=tuple(str(settings["list_marks"]).split()),
        branches=tuple(str(settings["branches"]).split()),
        commissions=book.compile(KIND, str(settings["commissions"])),
        sitting=str(settings["sitting"]),
        attends=frozenset(str(settings["attends"]).split()),
        assembled=book.compile(KIND, str(settings["assembled"])),
        units=frozenset(str(settings["units"])),
        sends=tuple(str(settings["sends"]).split()),
        partner=book.compile(KIND, str(settings["partner"])),
        unnamed=str(settings["unnamed"]),
        with_another=tuple(str(settings["with_another"]).split()),
        many_behind=book.compile(KIND, "{many_behind}"),
        outside_list=book.compile(KIND, str(settings["outside_list"])),
        sums=frozenset(str(settings["sums"])),
        whole_of=str(settings["whole_of"]),
        copulas=frozenset(str(settings["copulas"])),
        attended=tuple(str(settings["attended"]).split()),
        one_behind=book.compile(KIND, "{one_behind}"),
        single=frozenset(str(settings["single"]).split()),
        county_names=book.compile(KIND, str(settings["county_names"])),
        inner_societies=frozenset(str(settings["inner_societies"]).split()),
        several=Tail(book.compile(KIND, rf"(?:{settings['several']})\Z")),
        lower=frozenset(str(settings["lower"]).split()),
        left={str(word)[:-1]: str(word)[-1] for word in str(settings["left"]).split()},
        contracted={str(head): str(last) for head, last in settings["contracted"].items()},
        trade=book.compile(KIND, str(settings["trade"])),
        left_out=frozenset(str(settings["left_out"]).split()),
        not_contracted=str(settings["not_contracted"]),
        of=str(settings["of"]),
        name_openers=frozenset(str(settings["name_openers"]).split()),
        some=tuple(str(settings["some"]).split()),
        window=int(settings["window"]),
        rules={str(rule.value): rule.id for rule in book.rules(KIND)},
        regional=frozenset(str(settings["regional"]).split()),
        regional_committees=frozenset(str(settings["regional_committees"]).split()),
        regional_governments=tuple(str(settings["regional_governments"]).split()),
        region=Tail(book.compile(KIND, r"(?P<prefix>{@prefixes})?(?P<name>{region}(?P<zone>[区省])?)\Z")),
        force=book.scan(KIND, "{force}"),
        classes_of=WordClasses.load(),
    )


def stems_before(text: str, end: int, floor: int, known: Words) -> int:
    """Where the run of subjects of administration that ends at `end` begins; `end` itself where none does."""
    return _run_before(text, end, floor, known.stems, known.stem_joins)


def subjects_before(text: str, end: int, floor: int, known: Words) -> int:
    """Where the run of subjects of teaching that ends at `end` begins; `end` itself where none does."""
    return _run_before(text, end, floor, known.taught, known.stem_joins)


def _run_before(text: str, end: int, floor: int, words: frozenset[str], joins: frozenset[str]) -> int:
    begin = end
    while (found := _word_before(text, begin, floor, words)) < begin:
        begin = found
        if text[begin - 1 : begin] in joins and _word_before(text, begin - 1, floor, words) < begin - 1:
            begin -= 1
    return begin


def _word_before(text: str, end: int, floor: int, words: frozenset[str]) -> int:
    return next((at for at in range(max(floor, end - _STEM_LONGEST), end) if text[at:end] in words), end)
