"""Tags and filters for templates: `{% load look %}`."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Textarea
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jiayuan.web.look.bundle import entry, read_manifest

register = template.Library()


@register.simple_tag
def vite(name: str) -> SafeString:
    """Style sheets and module script of one bundle entry: `{% vite "map" %}`; nothing while no bundle is built."""
    files = entry(name, read_manifest())
    # Unstyled pages still work; the start-up check tells whoever runs the server.
    if files is None:
        return SafeString("")

    def address(file: str) -> str:
        return static(f"look/dist/{file}")

    styles = format_html_join("", '<link rel="stylesheet" href="{}">', ((address(style),) for style in files.styles))
    preloads = format_html_join(
        "", '<link rel="modulepreload" href="{}">', ((address(chunk),) for chunk in files.preloads)
    )
    return format_html('{}{}<script type="module" src="{}"></script>', styles, preloads, address(files.script))


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line icon of icons.svg; without a label it is decoration and hidden from screen readers."""
    source = f"{static('look/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="jy-icon" width="24" height="24" role="img" aria-label="{}"><use href="{}"></use></svg>',
            label,
            source,
        )
    return format_html(
        '<svg class="jy-icon" width="24" height="24" aria-hidden="true" focusable="false"><use href="{}"></use></svg>',
        source,
    )


@register.filter
def control(field: BoundField) -> SafeString:
    """A form field's widget with our classes; its hint and errors are tied to it by Django's aria attributes."""
    widget = field.field.widget
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return field.as_widget(attrs={"class": "jy-choice__input"})
    if isinstance(widget, CheckboxInput):
        return field.as_widget(attrs={"class": "jy-check__input"})
    if isinstance(widget, Textarea) and "rows" not in field.field.widget.attrs:
        widget.attrs["rows"] = "4"
    return field.as_widget(attrs={"class": "jy-input"})


@register.filter
def is_group(field: BoundField) -> bool:
    """Whether the field is a set of radio buttons or tick boxes, which needs a fieldset and a legend."""
    return isinstance(field.field.widget, (RadioSelect, CheckboxSelectMultiple))


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether the field is one tick box, whose label stands beside it."""
    return isinstance(field.field.widget, CheckboxInput) and not is_group(field)


@register.filter
def percent(part: float | None, whole: float = 1) -> int:
    """`part` of `whole` in whole percent, 0 to 100; nothing known counts as 0 for the bar only."""
    # A bar has no way to say "unknown": the text beside it does.
    if not part or not whole:
        return 0
    return max(0, min(100, round(100 * part / whole)))


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: str | int | None) -> str:
    """The present query string with some values replaced; None drops one: `?{% with_query after=key %}`."""
    query = context["request"].GET.dict()
    query.update({key: str(value) for key, value in changes.items() if value is not None})
    return urlencode({key: value for key, value in query.items() if changes.get(key, "") is not None})
