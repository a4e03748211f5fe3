"""Guidance for the small pack of ``tests/packs/small``, as the texts of its files."""

from __future__ import annotations

TASKS = ("01-01", "01-02", "01-03", "02-01", "02-02")

_BREAKDOWN = """
task = "{task}"
minutes = 10
needs = {{ en = "Gloves", fr = "Gants" }}
sources = ["T"]

[[step]]
do = {{ en = "Look first", fr = "Regarder d'abord" }}
[[step.point]]
key = {{ en = "From both sides", fr = "Des deux côtés" }}
reason = {{ en = "The far side hides the leak.", fr = "La fuite se cache de l'autre côté." }}
source = "S8"

[[error]]
en = "Wipes before looking."
fr = "Essuie avant de regarder."

[[hazard]]
what = {{ en = "Hot steel", fr = "Acier chaud" }}
control = {{ en = "Gloves on.", fr = "Porter des gants." }}

[[evidence]]
en = "A photo."
fr = "Une photo."

[[stop]]
en = "The gauge will not fall to zero."
fr = "Le manomètre ne descend pas à zéro."

[why]
ask = {{ en = "Why look first?", fr = "Pourquoi regarder d'abord?" }}
answer = {{ en = "Wiping takes the evidence away.", fr = "Essuyer efface les indices." }}

[what_if]
ask = {{ en = "It is wet?", fr = "Et si c'est mouillé?" }}
answer = {{ en = "Stop and find the source.", fr = "Arrêter et trouver la source." }}
"""

PHASES = """
[[phase]]
id = "prepare"
title = { en = "Prepare the learner", fr = "Préparer la personne" }

[[situation]]
id = "first-day"
title = { en = "The first day", fr = "Le premier jour" }
"""

CARDS = """
[[card]]
id = "TT-11"
title = { en = "First two minutes", fr = "Les deux premières minutes" }
use_when = { en = "Before a lesson", fr = "Avant une leçon" }
say = { en = "Nobody got it first time.", fr = "Personne ne réussit du premier coup." }
situations = ["first-day"]
sources = ["P"]
[[card.point]]
en = "Put the tools down."
fr = "Déposer les outils."
"""

WORKSHOP = """
[[block]]
id = "W1"
minutes = 30
title = { en = "Your role", fr = "Votre rôle" }
do = { en = "Write three rules.", fr = "Écrire trois règles." }
cards = ["TT-11"]
[[block.part]]
en = "Remember your best trainer."
fr = "Se rappeler son meilleur formateur."
"""

GLOSSARY = """
[[word]]
id = "leader-pin"
term = { en = "leader pin", fr = "colonne de guidage" }
meaning = { en = "Lines the halves up.", fr = "Aligne les deux moitiés." }
see = ["bushing"]
[[word.also]]
lang = "en"
name = "guide pillar"

[[word]]
id = "bushing"
term = { en = "leader bushing", fr = "bague de guidage" }
meaning = { en = "What the pin runs in.", fr = "Ce dans quoi glisse la colonne." }
"""

DEFECTS = """
[[defect]]
id = "flash"
term = { en = "flash", fr = "bavure" }
meaning = { en = "Thin plastic at the parting line.", fr = "Plastique mince au plan de joint." }
"""


def breakdown(task: str) -> str:
    """The file of one task."""
    return _BREAKDOWN.format(task=task).lstrip()


def guidance_files() -> dict[str, str]:
    """Every guidance file of the small pack."""
    return {
        **{f"breakdowns/{task}.toml": breakdown(task) for task in TASKS},
        "guidance.toml": PHASES.lstrip(),
        "cards/prepare.toml": CARDS.lstrip(),
        "workshop.toml": WORKSHOP.lstrip(),
        "glossary.toml": GLOSSARY.lstrip(),
        "defects.toml": DEFECTS.lstrip(),
    }
