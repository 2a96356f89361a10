"""The one action plan for the board: a page, a workbook and a record (`action-plan/1`)."""

from pipeline.reports.plan.record import plan_json, plan_record
from pipeline.reports.plan.shown import PlanPage, page_of

__all__ = ["PlanPage", "page_of", "plan_json", "plan_record"]
