"""The only door of the ledgers: uploads, their stages, the review queue, and where a value came from."""

from jiayuan.ledgers.actions.commands import command
from jiayuan.ledgers.actions.receiving import receive
from jiayuan.ledgers.actions.splitting import split_records, unsplit_records
from jiayuan.ledgers.catalogue.asking import Wish, decide_use, draft_use
from jiayuan.ledgers.catalogue.documents import catalogue_json, catalogue_turtle
from jiayuan.ledgers.catalogue.entries import entries as catalogue_entries
from jiayuan.ledgers.catalogue.entries import service as data_service
from jiayuan.ledgers.catalogue.loading import load_catalogue
from jiayuan.ledgers.catalogue.rules.entries import Entry as CatalogueEntry
from jiayuan.ledgers.catalogue.rules.entries import ServiceEntry
from jiayuan.ledgers.catalogue.rules.entries import national as directory_items
from jiayuan.ledgers.catalogue.rules.suppress import column as without_small_cells
from jiayuan.ledgers.catalogue.rules.suppress import is_small
from jiayuan.ledgers.catalogue.rules.suppress import table as tables_without_small_cells
from jiayuan.ledgers.catalogue.rules.uses import KINDS as USE_KINDS
from jiayuan.ledgers.catalogue.uses import UseView, use_view, uses
from jiayuan.ledgers.events import LedgerMerged, LedgerUndone
from jiayuan.ledgers.exchange.deciding import decide_statement, statements
from jiayuan.ledgers.exchange.demo import seed_demo_peers
from jiayuan.ledgers.exchange.feed import touched_by
from jiayuan.ledgers.exchange.overview import Overview, check_logs, overview
from jiayuan.ledgers.exchange.queueing import peer_choices
from jiayuan.ledgers.exchange.queueing import retry as retry_message
from jiayuan.ledgers.exchange.receiving import Malformed, receive_bytes
from jiayuan.ledgers.exchange.registering import NewPeer, add_peer, replace_key
from jiayuan.ledgers.exchange.registering import set_active as set_peer_active
from jiayuan.ledgers.exchange.roots import own_roots
from jiayuan.ledgers.exchange.rules.authority import may_certify
from jiayuan.ledgers.exchange.rules.finding import Finding as LogFinding
from jiayuan.ledgers.exchange.verifying import LogReport, verify_logs
from jiayuan.ledgers.fixing.correcting import correct, correct_alike, take_suggestions, undo_fix
from jiayuan.ledgers.fixing.grid import fix_cell, fix_grid, fixes_waiting
from jiayuan.ledgers.fixing.sending import send_again, send_fixes
from jiayuan.ledgers.fixing.shapes import FixCell, Fixed, FixPage, Typed
from jiayuan.ledgers.forms.actions.deciding import accept_task, return_task
from jiayuan.ledgers.forms.actions.drafting import agree_again, draft_form
from jiayuan.ledgers.forms.actions.expiring import expire_tasks
from jiayuan.ledgers.forms.actions.filling import Said, save_answers, start_task
from jiayuan.ledgers.forms.actions.opening import open_form
from jiayuan.ledgers.forms.actions.submitting import submit_task
from jiayuan.ledgers.forms.queries.lists import form, form_tasks, forms, task, tasks
from jiayuan.ledgers.forms.queries.phonelist import buildings, phone_list
from jiayuan.ledgers.forms.queries.twins import twins_of
from jiayuan.ledgers.forms.rules.answers import MARKS, Answer
from jiayuan.ledgers.forms.rules.writing import ASKABLE
from jiayuan.ledgers.forms.shapes import Audience, FormRef, NewForm, Problem, RowView, Saved, TaskRef, Twin
from jiayuan.ledgers.live.many import match_many
from jiayuan.ledgers.live.matching import Match, match_one
from jiayuan.ledgers.placing import forget_places, relocate_later
from jiayuan.ledgers.quality.later import measure_later
from jiayuan.ledgers.quality.measuring import measure_district
from jiayuan.ledgers.quality.queries import quality_board, quality_fixes, quality_ledgers, quality_trend
from jiayuan.ledgers.quality.rules.parts import PARTS as QUALITY_PARTS
from jiayuan.ledgers.quality.shapes import Board, Graded, Mend, TrendPoint
from jiayuan.ledgers.quality.telling import quality
from jiayuan.ledgers.queries.cells import cell
from jiayuan.ledgers.queries.columns import columns, pastes
from jiayuan.ledgers.queries.files import list_files, status
from jiayuan.ledgers.queries.findings import error_workbook, issue_counts
from jiayuan.ledgers.queries.origins import OriginView, origins
from jiayuan.ledgers.queries.previews import preview
from jiayuan.ledgers.reviewing.cards import review
from jiayuan.ledgers.reviewing.commands import review_command
from jiayuan.ledgers.reviewing.deciding import decide
from jiayuan.ledgers.reviewing.expiring import tidy_reviews
from jiayuan.ledgers.reviewing.guarding import lift_guard, link_guard
from jiayuan.ledgers.reviewing.sampling import draw_sample
from jiayuan.ledgers.reviewing.visits import visits
from jiayuan.ledgers.reviewing.waiting import Wanted as ReviewWanted
from jiayuan.ledgers.reviewing.waiting import review_communities, review_count, review_items
from jiayuan.ledgers.rules.bodycells import kind_word
from jiayuan.ledgers.rules.families import FAMILIES as TEMPLATE_FAMILIES
from jiayuan.ledgers.rules.registering import CADENCES, NewTemplate, keys_of
from jiayuan.ledgers.rules.registering import RULES as COLUMN_RULES
from jiayuan.ledgers.rules.registering import Column as TemplateColumn
from jiayuan.ledgers.runner import run_to
from jiayuan.ledgers.seeding import load_templates
from jiayuan.ledgers.shapes import CellRef, ColumnView, FileRef, PasteView, PreviewRow, Progress, ReviewCard, ReviewView
from jiayuan.ledgers.stages.rematching import rematch
from jiayuan.ledgers.templates import template, templates, wanted
from jiayuan.ledgers.templating.blank import empty_workbook
from jiayuan.ledgers.templating.listing import list_templates, template_view
from jiayuan.ledgers.templating.registering import askable, register_template
from jiayuan.ledgers.templating.shapes import TemplateView
from jiayuan.ledgers.uses import Use, ask_as_well, uses_of
from jiayuan.ledgers.weights.learning import retrain
from jiayuan.ledgers.weights.versions import Version as ModelVersion
from jiayuan.ledgers.weights.versions import activate as activate_model
from jiayuan.ledgers.weights.versions import versions as model_versions

__all__ = [
    "ASKABLE",
    "CADENCES",
    "COLUMN_RULES",
    "MARKS",
    "QUALITY_PARTS",
    "TEMPLATE_FAMILIES",
    "USE_KINDS",
    "Answer",
    "Audience",
    "Board",
    "CatalogueEntry",
    "CellRef",
    "ColumnView",
    "FileRef",
    "FixCell",
    "FixPage",
    "Fixed",
    "FormRef",
    "Graded",
    "LedgerMerged",
    "LedgerUndone",
    "LogFinding",
    "LogReport",
    "Malformed",
    "Match",
    "Mend",
    "ModelVersion",
    "NewForm",
    "NewPeer",
    "NewTemplate",
    "OriginView",
    "Overview",
    "PasteView",
    "PreviewRow",
    "Problem",
    "Progress",
    "ReviewCard",
    "ReviewView",
    "ReviewWanted",
    "RowView",
    "Said",
    "Saved",
    "ServiceEntry",
    "TaskRef",
    "TemplateColumn",
    "TemplateView",
    "TrendPoint",
    "Twin",
    "Typed",
    "Use",
    "UseView",
    "Wish",
    "accept_task",
    "activate_model",
    "add_peer",
    "agree_again",
    "ask_as_well",
    "askable",
    "buildings",
    "catalogue_entries",
    "catalogue_json",
    "catalogue_turtle",
    "cell",
    "check_logs",
    "columns",
    "command",
    "correct",
    "correct_alike",
    "data_service",
    "decide",
    "decide_statement",
    "decide_use",
    "directory_items",
    "draft_form",
    "draft_use",
    "draw_sample",
    "empty_workbook",
    "error_workbook",
    "expire_tasks",
    "fix_cell",
    "fix_grid",
    "fixes_waiting",
    "forget_places",
    "form",
    "form_tasks",
    "forms",
    "is_small",
    "issue_counts",
    "keys_of",
    "kind_word",
    "lift_guard",
    "link_guard",
    "list_files",
    "list_templates",
    "load_catalogue",
    "load_templates",
    "match_many",
    "match_one",
    "may_certify",
    "measure_district",
    "measure_later",
    "model_versions",
    "open_form",
    "origins",
    "overview",
    "own_roots",
    "pastes",
    "peer_choices",
    "phone_list",
    "preview",
    "quality",
    "quality_board",
    "quality_fixes",
    "quality_ledgers",
    "quality_trend",
    "receive",
    "receive_bytes",
    "register_template",
    "relocate_later",
    "rematch",
    "replace_key",
    "retrain",
    "retry_message",
    "return_task",
    "review",
    "review_command",
    "review_communities",
    "review_count",
    "review_items",
    "run_to",
    "save_answers",
    "seed_demo_peers",
    "send_again",
    "send_fixes",
    "set_peer_active",
    "split_records",
    "start_task",
    "statements",
    "status",
    "submit_task",
    "tables_without_small_cells",
    "take_suggestions",
    "task",
    "tasks",
    "template",
    "template_view",
    "templates",
    "tidy_reviews",
    "touched_by",
    "twins_of",
    "undo_fix",
    "unsplit_records",
    "use_view",
    "uses",
    "uses_of",
    "verify_logs",
    "visits",
    "wanted",
    "without_small_cells",
]
