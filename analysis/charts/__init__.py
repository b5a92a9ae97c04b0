"""Charts as pictures: themes, and themes by case."""

from analysis.charts.charts import write_charts

__all__ = ["write_charts"]
