//! The findings of an exercise about its own memory, shown as it asks.

use std::rc::Rc;

use protocol::{
    DifferenceRow, Finding, FindingTable, Layout, LayoutField, NumberTable, Report, SharedBlock,
    StatisticRow, text,
};
use yew::{Html, html};

use super::graph::graphs;
use super::hook::BenchHandle;
use super::lines::signed;
use super::tradeoff::against_findings;
use crate::run::palette;

/// The findings of all runs. The pictures of a solution are shown with its
/// source: the order of the fields, or an arrow, may be the solution.
pub fn findings(bench: &BenchHandle, runs: &[Rc<Report>]) -> Html {
    let variants = &bench.variants();
    let found = runs.iter().filter(|run| !run.findings.is_empty());
    html! {
        <div class="findings">
            { against_findings(runs, variants, bench.content.entry.headline) }
            { for found.map(|run| html! {
                <section class={format!("c-{}", palette::class(variants, &run.variant))}
                    aria-label={format!("What {} found", run.variant)} data-findings={run.variant.clone()}>
                    { for run.findings.iter().map(|finding| {
                        one(bench, run, finding)
                    }) }
                </section>
            }) }
        </div>
    }
}

fn one(bench: &BenchHandle, run: &Report, finding: &Finding) -> Html {
    let (title, variant) = (&finding.title, &run.variant);
    let shown = bench.shows(variant);
    html! {
        <>
            <h3><span class="key" aria-hidden="true"></span>{ variant }
                <span class="soft">{ title }</span></h3>
            { match &finding.table {
                FindingTable::Statistics(rows) => statistics(title, rows),
                FindingTable::Differences(rows) => differences(title, rows),
                FindingTable::Numbers(table) => numbers(title, table),
                FindingTable::Layouts(_) | FindingTable::Graphs(_) if !shown => html! {
                    <p class="remark">
                        if bench.mode.exam {
                            { "It is not shown here: it gives a solution away." }
                        } else {
                            { "It is shown once the source is." }
                        }
                    </p>
                },
                FindingTable::Layouts(layouts) => layouts.iter().map(layout).collect(),
                FindingTable::Sharing(blocks) => sharing(title, blocks),
                FindingTable::Graphs(drawn) => graphs(bench, run, drawn),
                FindingTable::Unavailable(why) => html! { <p class="remark">{ format!("{why}.") }</p> },
            } }
        </>
    }
}

/// A table of data in a box of its own, so that it may be wider than a phone.
fn boxed(title: &str, head: &[&str], rows: Html) -> Html {
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={title.to_owned()}>
            <table class="data">
                <caption class="hidden">{ title }</caption>
                <thead><tr>{ for head.iter().map(|name| html! { <th scope="col">{ *name }</th> }) }</tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}

/// Files without their folder: they are this exercise's.
fn places(place: &str) -> String {
    let short = |place: &str| place.rsplit('/').next().unwrap_or(place).to_owned();
    let places: Vec<String> = place.split(" > ").map(short).collect();
    places.join(" → ")
}

fn statistics(title: &str, rows: &[StatisticRow]) -> Html {
    if rows.is_empty() {
        return html! { <p class="remark">{ "No line has anything live." }</p> };
    }
    let row = |row: &StatisticRow| {
        html! {
            <tr data-place={row.place.clone()} data-bytes={row.bytes.to_string()}
                data-blocks={row.blocks.to_string()}>
                <th scope="row"><code>{ places(&row.place) }</code></th>
                <td>{ text::grouped(row.bytes) }</td>
                <td>{ text::grouped(row.blocks) }</td>
            </tr>
        }
    };
    boxed(
        title,
        &["line", "bytes", "blocks"],
        rows.iter().map(row).collect(),
    )
}

fn differences(title: &str, rows: &[DifferenceRow]) -> Html {
    if rows.is_empty() {
        return html! { <p class="remark">{ "No line grew or shrank." }</p> };
    }
    let row = |row: &DifferenceRow| {
        html! {
            <tr data-place={row.place.clone()} data-change={row.bytes_change.to_string()}
                data-bytes={row.bytes.to_string()} data-blocks={row.blocks.to_string()}>
                <th scope="row"><code>{ places(&row.place) }</code></th>
                <td class="change">{ signed(row.bytes_change) }</td>
                <td>{ text::grouped(row.bytes) }</td>
                <td class="change">{ signed(row.blocks_change) }</td>
                <td>{ text::grouped(row.blocks) }</td>
            </tr>
        }
    };
    let head = [
        "line",
        "change in bytes",
        "bytes",
        "change in blocks",
        "blocks",
    ];
    boxed(title, &head, rows.iter().map(row).collect())
}

fn numbers(title: &str, table: &NumberTable) -> Html {
    let mut head = vec![table.row.as_str()];
    head.extend(table.columns.iter().map(String::as_str));
    let cell = |cell: &Option<i64>| {
        let number = cell.map_or_else(|| "–".to_owned(), text::grouped_signed);
        html! { <td>{ number }</td> }
    };
    let rows = table.rows.iter().map(|row| {
        html! {
            <tr data-row={row.name.clone()}>
                <th scope="row">{ &row.name }</th>
                { for row.cells.iter().map(cell) }
            </tr>
        }
    });
    boxed(title, &head, rows.collect())
}

/// A part of a value's bytes; no name is padding.
struct Part<'a> {
    name: Option<&'a str>,
    offset: u64,
    size: u64,
}

/// The fields with the padding between them.
fn parts(layout: &Layout) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut end = 0;
    let pad = |parts: &mut Vec<Part>, from: u64, to: u64| {
        if to > from {
            parts.push(Part {
                name: None,
                offset: from,
                size: to - from,
            });
        }
    };
    for LayoutField { name, offset, size } in &layout.fields {
        pad(&mut parts, end, *offset);
        parts.push(Part {
            name: Some(name),
            offset: *offset,
            size: *size,
        });
        end = offset + size;
    }
    pad(&mut parts, end, layout.size);
    parts
}

/// The bytes of a value as a row of boxes, one a byte, and as a list.
fn layout(layout: &Layout) -> Html {
    let parts = parts(layout);
    let Layout {
        name, size, align, ..
    } = layout;
    let percent = |bytes: u64| {
        let share = 100.0 * bytes as f64 / (*size).max(1) as f64;
        format!("{}%", text::decimal(share, 3))
    };
    let drawn = |(index, part): (usize, &Part)| {
        let class = match part.name {
            None => "padding",
            Some(_) if index % 2 == 0 => "even",
            Some(_) => "odd",
        };
        html! {
            <svg x={percent(part.offset)} width={percent(part.size)} height="34" {class}>
                <rect width="100%" height="100%" />
                <text x="6" y="21">{ part.name.unwrap_or("") }</text>
            </svg>
        }
    };
    let tick = |byte: u64| html! { <line x1={percent(byte)} x2={percent(byte)} y1="28" y2="34" /> };
    html! {
        <figure class="layout" data-layout={name.clone()} data-size={size.to_string()}>
            <figcaption>
                <code>{ name }</code>
                { format!(": {size} bytes, aligned to {align}") }
            </figcaption>
            <svg width="100%" height="34" aria-hidden="true">
                { for parts.iter().enumerate().map(drawn) }
                { for (1..*size).map(tick) }
            </svg>
            <ul class="bytes">{ for parts.iter().map(|part| html! {
                <li>{ described(part) }</li>
            }) }</ul>
        </figure>
    }
}

/// `bytes 4 to 7: x: f32`
fn described(part: &Part) -> String {
    let what = part.name.unwrap_or("padding");
    match part.size {
        0 => format!("no bytes: {what}"),
        1 => format!("byte {}: {what}", part.offset),
        size => format!(
            "bytes {} to {}: {what}",
            part.offset,
            part.offset + size - 1
        ),
    }
}

fn sharing(title: &str, blocks: &[SharedBlock]) -> Html {
    let row = |block: &SharedBlock| {
        html! {
            <tr data-block={block.name.clone()} data-bytes={block.bytes.to_string()}
                data-owners={block.owners.len().to_string()}>
                <th scope="row">{ &block.name }</th>
                <td>{ text::grouped(block.bytes) }</td>
                <td class="owners">{ for block.owners.iter().map(|owner| html! {
                    <span class="owner">{ owner }</span>
                }) }</td>
            </tr>
        }
    };
    boxed(
        title,
        &["block", "bytes", "used by"],
        blocks.iter().map(row).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_is_what_the_fields_leave() {
        let field = |name: &str, offset, size| LayoutField {
            name: name.to_owned(),
            offset,
            size,
        };
        let record = Layout {
            name: "Record".to_owned(),
            size: 16,
            align: 4,
            fields: vec![
                field("id: u32", 0, 4),
                field("flags: u8", 4, 1),
                field("x: f32", 8, 4),
            ],
        };
        let said: Vec<String> = parts(&record).iter().map(described).collect();
        assert_eq!(
            said,
            [
                "bytes 0 to 3: id: u32",
                "byte 4: flags: u8",
                "bytes 5 to 7: padding",
                "bytes 8 to 11: x: f32",
                "bytes 12 to 15: padding",
            ]
        );
    }

    #[test]
    fn places_lose_their_folders() {
        assert_eq!(
            places("exercises/a/naive.rs:3 > exercises/a/mod.rs:9"),
            "naive.rs:3 → mod.rs:9"
        );
    }
}
