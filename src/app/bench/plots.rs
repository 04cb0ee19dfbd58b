//! The plots of a bench: over time, and against size.

use std::rc::Rc;

use protocol::{Knob, text};
use yew::{Html, html};

use super::address::sweeps;
use super::design::{drawn_growth, free};
use super::hook::BenchHandle;
use super::lines::moment;
use super::outcome::fault;
use crate::plot::{ChartBox, GrowthPlot, TimelinePlot};
use crate::run::{Cell, Event, Growth, Stopped};

/// The live bytes over the runs.
pub fn over_time(bench: &BenchHandle) -> Html {
    let results = bench.machine.results();
    let runs = &results.map_or_else(Vec::new, |results| bench.runs(results))[..];
    if results.is_none_or(|results| results.runs().is_empty()) {
        return html! {
            <p class="remark">{ "After a run: the bytes that are live, from the first allocation \
                                 to the last." }</p>
        };
    }
    let variants = bench.variants();
    let plot = TimelinePlot::new(runs, &variants);
    let names: Vec<String> = runs.iter().map(|run| run.variant.clone()).collect();
    let rows = plot.rows().map(|(share, lives)| Row {
        head: format!("{share} %"),
        size: None,
        cells: lives.into_iter().map(text::grouped_signed).collect(),
    });
    html! {
        <figure data-plot="time">
            <figcaption class="summary">{ plot.summary() }</figcaption>
            <ChartBox chart={plot.chart()} summary={plot.summary()} />
            { moment(bench) }
            { data_table("Live bytes by share of the run's allocator calls", "share", &names, rows) }
        </figure>
    }
}

/// The headline against a knob.
pub fn against_size(bench: &BenchHandle) -> Html {
    let machine = &bench.machine;
    let mut knobs: Vec<&Knob> = sweeps(&bench.content).collect();
    // The one that the address names comes first.
    knobs.sort_by_key(|knob| bench.grow.as_ref() != Some(&knob.name));
    let named = knobs
        .first()
        .filter(|knob| bench.grow.as_ref() == Some(&knob.name));
    if knobs.is_empty() {
        return html! { <p class="remark">{ "This exercise has no knob to grow." }</p> };
    }
    let growth = machine.growth();
    let growing = machine.growing().is_some();
    html! {
        <div data-growth={growth_state(bench)}>
            if growing {
                { growing_now(bench) }
            } else {
                if let Some(knob) = named.filter(|_| growth.is_none()) {
                    <p class="remark" data-grow={knob.name.clone()}>{ format!(
                        "The link shows the figures against {}. Measure its sizes to see them.",
                        knob.label.to_ascii_lowercase()
                    ) }</p>
                }
                <div class="actions">{ for knobs.iter().map(|knob| offer(bench, knob)) }</div>
            }
            if machine.stopped() == Some(Stopped::Growing) {
                <p class="remark">{ "Stopped before all sizes were measured." }</p>
            }
            if let Some(growth) = growth {
                { for growth.problems().iter().map(|problem| fault(bench, problem)) }
                { grown(bench, growth) }
            }
        </div>
    }
}

fn growth_state(bench: &BenchHandle) -> &'static str {
    let machine = &bench.machine;
    match machine.growth() {
        Some(_) if machine.growing().is_some() => "running",
        Some(growth) if !growth.problems().is_empty() => "failed",
        Some(growth) if growth.is_complete() => "measured",
        Some(_) | None => "idle",
    }
}

fn offer(bench: &BenchHandle, knob: &Knob) -> Html {
    let case = bench.case();
    let ready = bench.ready && case.is_some();
    let onclick = {
        let (bench, knob) = (bench.clone(), knob.clone());
        move |_| {
            if let Some(case) = case.clone() {
                bench.tell(Event::Grow(Box::new(knob.clone()), case));
            }
        }
    };
    let (first, last) = (knob.sweep.first(), knob.sweep.last());
    let range = first.zip(last).map(|(first, last)| {
        format!(
            "Measure {} sizes, {} to {} {}",
            knob.sweep.len(),
            text::grouped(*first),
            text::grouped(*last),
            knob.label.to_ascii_lowercase()
        )
    });
    html! {
        <button type="button" class="quiet" data-action="grow" data-sweep={knob.name.clone()}
            disabled={!ready} {onclick}>{ range }</button>
    }
}

fn growing_now(bench: &BenchHandle) -> Html {
    let Some(live) = bench.machine.growing() else {
        return Html::default();
    };
    let stop = bench.stop("#tab-growth");
    let (ended, total) = (live.ended().to_string(), live.total().to_string());
    html! {
        <div class="actions">
            <progress value={ended.clone()} max={total.clone()} aria-label="Runs ended"></progress>
            <span class="soft">{ format!("{ended} of {total} runs") }</span>
            <button type="button" class="quiet" data-action="stop" onclick={stop}>{ "Stop" }</button>
        </div>
    }
}

fn grown(bench: &BenchHandle, growth: &Rc<Growth>) -> Html {
    if growth.rows().next().is_none() {
        return Html::default();
    }
    let growth = &drawn_growth(bench, growth);
    let plot = GrowthPlot::new(growth);
    let variants = growth.variants();
    let stale = bench
        .case()
        .is_none_or(|case| !growth.fits(&case, &free(&bench.content)));
    let rows = growth.rows().map(|(size, cells)| Row {
        head: text::grouped(size),
        size: Some(size),
        cells: cells.iter().copied().map(figure).collect(),
    });
    let label = growth.knob().label.to_ascii_lowercase();
    let caption = format!("{} of each variant by {label}", growth.headline().name());
    html! {
        <figure data-plot="growth" data-stale={stale.then_some("true")}>
            if stale {
                <p class="remark">{ "Measured with other knobs than those that are set." }</p>
            }
            <figcaption class="summary">
                { plot.summary() }{ for plot.undrawn().map(|text| format!(" {text}")) }
            </figcaption>
            <ChartBox chart={plot.chart()} summary={plot.summary()} />
            { data_table(&caption, &label, variants, rows) }
        </figure>
    }
}

fn figure(cell: Option<Cell>) -> String {
    cell.map_or_else(|| "none".to_owned(), |cell| text::grouped(cell.figure))
}

/// A row of a plot's table.
struct Row {
    /// The head of the row, as a person reads it.
    head: String,
    /// The size, where rows are sizes.
    size: Option<u64>,
    /// A figure for each variant.
    cells: Vec<String>,
}

/// The plot's figures, for those who read numbers rather than lines.
fn data_table(
    caption: &str,
    first: &str,
    names: &[String],
    rows: impl Iterator<Item = Row>,
) -> Html {
    html! {
        <details>
            <summary>{ "The plot's figures" }</summary>
            <div class="scroll tall" tabindex="0" role="region" aria-label={caption.to_owned()}>
                <table class="data">
                    <caption class="hidden">{ caption }</caption>
                    <thead><tr>
                        <th scope="col">{ first }</th>
                        { for names.iter().map(|name| html! { <th scope="col">{ name }</th> }) }
                    </tr></thead>
                    <tbody>{ for rows.map(row) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(row: Row) -> Html {
    html! {
        <tr data-size={row.size.map(|size| size.to_string())}>
            <th scope="row">{ row.head }</th>
            { for row.cells.into_iter().map(|cell| html! { <td>{ cell }</td> }) }
        </tr>
    }
}
