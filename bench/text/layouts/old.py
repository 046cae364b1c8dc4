# ruff: noqa: E501 - lines of markup and of words
"""Pages of the years before: tables, fonts, frames of cells, no names."""

from __future__ import annotations

from bench.text.layouts.layout import Parts, layout


@layout("news", "plain")
def table_layout(p: Parts) -> str:
    a = p.around
    return f"""{p.bare_head}<body bgcolor="#ffffff"><table width="100%" border=0><tr><td colspan=3><font size=5>Halden Telegraph</font></td></tr><tr>
<td width=150 valign=top>{a.menu('<a href="/{n}"><font size=2>{text}</font></a><br>', 12)}</td>
<td valign=top><font size=4><b>{p.title}</b></font><br><font size=1>{p.author}, {p.day}</font><br>{p.body}</td>
<td width=160 valign=top><b>{a.ranking()}</b><br>{a.titles('<a href="/{n}">{text}</a><br><br>')}</td></tr>
<tr><td colspan=3 align=center><font size=1>{a.rights()}</font></td></tr></table></body></html>"""


@layout("report", "breaks")
def table_and_breaks(p: Parts) -> str:
    a = p.around
    return f"""{p.bare_head}<body><center><table width=760 cellpadding=0><tr><td>{a.menu('[<a href="/{n}">{text}</a>] ')}</td></tr><tr><td><h1>{p.title}</h1><font size=2>{p.day}</font><br><br>
{p.body}<br><br></td></tr><tr><td bgcolor=#cccccc><font size=1>{a.rights()}</font></td></tr></table></center></body></html>"""


@layout("press", "cells")
def nested_tables(p: Parts) -> str:
    a = p.around
    return f"""{p.bare_head}<body><table><tr><td><table><tr><td>{a.menu('<a href="/{n}">{text}</a> | ')}</td></tr></table></td></tr><tr><td><table><tr><td width=560><h2>{p.title}</h2><p align=right>{p.day}</p>{p.body}</td>
<td width=180><table>{a.titles('<tr><td>・<a href="/{n}">{text}</a></td></tr>')}</table></td></tr></table></td></tr><tr><td>{a.rights()}</td></tr></table></body></html>"""


@layout("pictures", "cells")
def old_pictures(p: Parts) -> str:
    a = p.around
    return f"""{p.bare_head}<body><div align=center>{a.menu('<a href="/{n}">{text}</a> ')}</div><h1>{p.title}</h1><i>{p.author}</i> <b>{p.day}</b>{p.body}<hr><p>{a.either("Other pieces", "他の記事")}:</p><ul>{a.titles()}</ul><hr><address>{a.rights()}</address></body></html>"""


@layout("news", "breaks")
def no_markup(p: Parts) -> str:
    a = p.around
    return f"""{p.bare_head}<body>{a.menu('<a href="/{n}">{text}</a> - ')}<h1>{p.title}</h1>{p.day} {p.author}<br><br>{p.body}<br><br><a href="/">{a.either("Home", "トップへ")}</a><hr>{a.rights()}</body></html>"""


@layout("news", "divs")
def div_soup(p: Parts) -> str:
    a = p.around
    side = a.teasers("<div><div><b>{title}</b></div><div>{text}</div></div>", 4)
    return f"""{p.bare_head}<body><div><div><div>{a.menu('<div><a href="/{n}">{text}</a></div>')}</div></div><div><div><div><div>{p.title}</div><div>{p.author}</div><div>{p.day}</div></div><div>{p.body}</div></div>
<div>{side}</div></div><div><div>{a.rights()}</div></div></div></body></html>"""


@layout("figures", "cells")
def tables_in_tables(p: Parts) -> str:
    a = p.around
    return f"""{p.bare_head}<body><table width=900><tr valign=top><td width=140><ul>{a.menu()}</ul></td><td><h1>{p.title}</h1><p>{p.day}</p>{p.body}</td></tr></table><p><font size=-1>{a.rights()}</font></p></body></html>"""
