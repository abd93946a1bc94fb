"""A timeline or a comparison as shapes, for a template to draw. Pure.

Places along the axes are percentages of the plot, measured from its top left, so that letters keep their size at any
width. Paths alone, which know no percentages, count in slots from left to right and in thousandths of the height from
the top down: they stand in a drawing of their own that is stretched over the plot.
"""

from web.chart.axes import figure, name, scale
from web.chart.draw import compare, draw
from web.chart.shapes import Band, Chart, Drawn, Slot

__all__ = ["Band", "Chart", "Drawn", "Slot", "compare", "draw", "figure", "name", "scale"]
