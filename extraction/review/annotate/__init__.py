"""Documents to annotation tools and back, so that a user corrects them and they become hand labels."""

from extraction.review.annotate.brat import brat_configuration, from_brat, to_brat
from extraction.review.annotate.gold import gold_labels
from extraction.review.annotate.label_studio import from_label_studio, label_studio_config, to_label_studio
from extraction.review.annotate.model import Task
from extraction.review.annotate.records import to_document
from extraction.review.annotate.regions import to_task

__all__ = [
    "Task",
    "brat_configuration",
    "from_brat",
    "from_label_studio",
    "gold_labels",
    "label_studio_config",
    "to_brat",
    "to_document",
    "to_label_studio",
    "to_task",
]
