//! The bytes that the choices would hold for a log of 50 GB, computed from what
//! was measured at a few sizes in this tab.

use protocol::{Knob, text};
use yew::{Html, html};

use super::trend::{Point, Trend, about};
use super::weighed::Design;
use crate::bench::BenchHandle;
use crate::bench::outcome::fault;
use crate::run::{Event, Growth, Stopped};

/// The bytes of the log that nobody runs in a tab.
const LARGE: u64 = 50_000_000_000;

/// Shows what is known of the growth, or how to measure it.
pub fn projection(bench: &BenchHandle) -> Html {
    let machine = &bench.machine;
    let mut knobs = bench.content.knobs.iter();
    let (Some(case), Some(knob)) = (bench.case(), knobs.find(|knob| !knob.sweep.is_empty())) else {
        return Html::default();
    };
    let growth = machine.growth();
    let complete = growth.filter(|growth| growth.is_complete() && growth.problems().is_empty());
    let running = machine.growing();
    let state = match (running, complete) {
        (Some(_), _) => "running",
        (None, Some(_)) => "measured",
        (None, None) => "idle",
    };
    html! {
        <section class="predictions projection" data-projection={state}>
            <h2>{ "At 50 GB" }</h2>
            <div role="status">
                if let Some(growth) = complete {
                    { for said(&Design::of(&bench.content, &case, None), growth) }
                } else if running.is_none() {
                    <p>{ format!(
                        "A log of 50 GB is too large to run here. Measure every structure at {} \
                         sizes, and its growth says what it would hold.", knob.sweep.len()
                    ) }</p>
                }
                if machine.stopped() == Some(Stopped::Growing) {
                    <p>{ "Stopped before all sizes were measured." }</p>
                }
            </div>
            { for growth.iter().flat_map(|growth| growth.problems()).map(|problem| fault(bench, problem)) }
            if let Some(live) = running {
                <p class="actions">
                    <progress value={live.ended().to_string()} max={live.total().to_string()}
                        aria-label="Runs ended"></progress>
                    <span class="soft">{ format!("{} of {} runs", live.ended(), live.total()) }</span>
                    <button type="button" class="quiet" data-action="stop-sizes"
                        onclick={bench.stop("[data-action=run]")}>{ "Stop" }</button>
                </p>
            } else if complete.is_none() {
                { offer(bench, knob) }
            }
        </section>
    }
}

fn offer(bench: &BenchHandle, knob: &Knob) -> Html {
    let ready = bench.ready && bench.machine.running().is_none();
    let grow = {
        let (bench, knob) = (bench.clone(), knob.clone());
        move |_| {
            if let Some(case) = bench.case() {
                bench.tell(Event::Grow(Box::new(knob.clone()), case));
                // The button goes, and the focus with it.
                crate::browser::focus("[data-action=run]");
            }
        }
    };
    html! {
        <button type="button" class="quiet" data-action="measure-sizes" disabled={!ready}
            onclick={grow}>{ format!("Measure {} sizes", knob.sweep.len()) }</button>
    }
}

/// The sentence: what the choices would hold, what the simplest would, and what
/// grows.
fn said(design: &Design, growth: &Growth) -> Option<Html> {
    let trend = |variant: &str| Trend::through(&points(growth, variant));
    let trends: Option<Vec<Trend>> = design
        .chosen
        .iter()
        .map(|chosen| trend(&chosen.structure.variant))
        .collect();
    let simplest: Option<Vec<Trend>> = design
        .chosen
        .iter()
        .map(|chosen| trend(&chosen.part.choices.first()?.variant))
        .collect();
    let (trends, simplest) = (trends?, simplest?);
    let sum = |trends: &[Trend]| trends.iter().map(|trend| trend.at(LARGE)).sum::<f64>();
    let (chosen, first) = (sum(&trends), sum(&simplest));
    let named = |grows: bool| {
        let parts = design.chosen.iter().zip(&trends);
        let parts = parts.filter(move |(_, trend)| trend.grows() == grows);
        let titles: Vec<String> = parts
            .map(|(chosen, _)| chosen.part.title.to_lowercase())
            .collect();
        titles
    };
    let sizes = &growth.knob().sweep;
    let (least, most) = (*sizes.first()?, *sizes.last()?);
    let whole = |bytes: f64| text::decimal(bytes, 0);
    Some(html! {
        <>
            <p data-foretold={whole(chosen)} data-foretold-simplest={whole(first)}>
                { "For a log of 50 GB with the mix of the generated one, your choices would hold about " }
                <b>{ about(chosen) }</b>
                if trends == simplest {
                    { "." }
                } else {
                    { "; the first structure of each part would hold about " }<b>{ about(first) }</b>{ "." }
                }
            </p>
            <p>{ growing(&named(true), &named(false)) }{ format!(
                " Computed from {} sizes that were measured in this tab, {} to {} {}.",
                growth.sizes(), text::grouped(least), text::grouped(most),
                growth.knob().label.to_lowercase(),
            ) }</p>
        </>
    })
}

fn points(growth: &Growth, variant: &str) -> Vec<Point> {
    let Some(at) = growth.variants().iter().position(|known| known == variant) else {
        return Vec::new();
    };
    let cells = growth
        .rows()
        .filter_map(|(_, cells)| cells.get(at).copied().flatten());
    cells
        .filter_map(|cell| {
            Some(Point {
                log: cell.read?,
                peak: cell.figure,
            })
        })
        .collect()
}

/// Says which parts grow with the log and which do not.
fn growing(grow: &[String], stay: &[String]) -> String {
    match (grow.is_empty(), stay.is_empty()) {
        (true, _) => "No part grows with the log.".to_owned(),
        (false, true) => "Every part grows with the log.".to_owned(),
        (false, false) => format!(
            "Of the parts, {} {} with the log, and {} {} not.",
            listed(grow),
            if grow.len() == 1 { "grows" } else { "grow" },
            listed(stay),
            if stay.len() == 1 { "does" } else { "do" }
        ),
    }
}

fn listed(names: &[String]) -> String {
    match names {
        [names @ .., last] if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        _ => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_that_grow_are_told_from_those_that_do_not() {
        let names = |names: &[&str]| names.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
        for (grow, stay, due) in [
            (
                &[][..],
                &["paths", "seconds"][..],
                "No part grows with the log.",
            ),
            (&["paths", "seconds"], &[], "Every part grows with the log."),
            (
                &["paths"],
                &["seconds"],
                "Of the parts, paths grows with the log, and seconds does not.",
            ),
            (
                &["addresses", "paths"],
                &["seconds"],
                "Of the parts, addresses and paths grow with the log, and seconds does not.",
            ),
        ] {
            assert_eq!(growing(&names(grow), &names(stay)), due);
        }
    }
}
