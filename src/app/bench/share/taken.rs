//! What is taken along, made of a bench's state: pictures, points, and their
//! origin.

use std::rc::Rc;

use judge::words::described;
use protocol::compile::VARIANT;
use protocol::{Case, Report, text};

use super::{PANEL, Plot};
use crate::bench::BenchHandle;
use crate::bench::bars::head;
use crate::bench::design::drawn_growth;
use crate::bench::view::View;
use crate::bench::views::shown;
use crate::browser;
use crate::export::{Origin, Part, Picture, UNIT, bars, of_growth, of_time, picture};
use crate::plot::{Chart, GrowthPlot, TimelinePlot, chart_svg};
use crate::query::Query;
use crate::run::{Growth, Repeat, Results};

/// The height of a plot in a picture, in pixels.
const PLOT: u32 = 420;

/// The address of the page on its own, with that query.
pub fn address(bench: &BenchHandle, query: Query) -> String {
    browser::address_with(&bench.mode.on_its_own().add_to(query).search())
}

/// A picture of what is measured. The error is what to do.
pub async fn drawn(bench: &BenchHandle, plot: Plot) -> Result<Picture, String> {
    if plot == Plot::Growth {
        return growth(bench).await;
    }
    let results = bench.machine.results().ok_or_else(nothing)?;
    let (runs, variants) = (bench.runs(results), bench.variants());
    let headline = bench.content.entry.headline;
    match plot {
        Plot::Time => {
            let plot = TimelinePlot::new(&runs, &variants);
            let part = chart(bench, &plot.chart(), None).await?;
            let origin = of_results(bench, results, &View::Time);
            let (what, words) = ("live bytes over time", plot.summary());
            Ok(picture(&origin, (what, &words, UNIT), &[part]))
        }
        Plot::Drawings => drawings(bench, results, &runs),
        Plot::Bars | Plot::Growth => {
            let words = runs.iter().map(|run| {
                let figure = text::grouped(headline.of(&run.usage));
                format!("{}: {figure} {}", run.variant, headline.unit())
            });
            let words = format!("{}.", words.collect::<Vec<_>>().join("; "));
            let budget = bench.allowance().map(|allowance| allowance.budget);
            let part = bars(&runs, &variants, headline, budget);
            let origin = of_results(bench, results, &bench.view);
            let told = (head(headline), words.as_str(), origin.headline_unit());
            Ok(picture(&origin, told, &[part]))
        }
    }
}

async fn growth(bench: &BenchHandle) -> Result<Picture, String> {
    let growth = bench.machine.growth().ok_or_else(nothing)?;
    let growth = drawn_growth(bench, growth);
    let plot = GrowthPlot::new(&growth);
    let part = chart(bench, &plot.chart(), plot.undrawn()).await?;
    let label = growth.knob().label.to_ascii_lowercase();
    let what = format!("{} against {label}", head(growth.headline()));
    let origin = of_growing(bench, &growth);
    let summary = plot.summary();
    let told = (what.as_str(), summary.as_str(), origin.headline_unit());
    Ok(picture(&origin, told, &[part]))
}

/// The drawings of the open view, as they stand on the page.
fn drawings(
    bench: &BenchHandle,
    results: &Results,
    runs: &[Rc<Report>],
) -> Result<Picture, String> {
    let view = shown(bench);
    let taken = browser::drawings(PANEL, Part::WIDTH).map_err(|why| {
        format!(
            "The drawings could not be taken along ({}). Reload the page, run it, and try again.",
            browser::reason(&why)
        )
    })?;
    let parts: Vec<Part> = taken
        .into_iter()
        .map(|drawing| Part {
            caption: drawing.caption,
            svg: drawing.svg,
            height: drawing.height,
            note: drawing.note,
        })
        .collect();
    let traced = matches!(view, View::Lines | View::Chains);
    let mut origin = match bench.trace().filter(|_| traced) {
        Some(trace) => origin(bench, trace.case(), &view, Vec::new(), runs),
        None => of_results(bench, results, &view),
    };
    if view == View::Figures {
        let times = "The times are of this run alone: no other gives the same.";
        origin.notes.push(times.to_owned());
    }
    let what = view.label().to_ascii_lowercase();
    Ok(picture(&origin, (&what, "", UNIT), &parts))
}

fn nothing() -> String {
    "There is nothing to draw any more: run it again.".to_owned()
}

async fn chart(bench: &BenchHandle, chart: &Chart, note: Option<String>) -> Result<Part, String> {
    let tab = bench.tab.as_ref().ok_or_else(nothing)?;
    let svg = chart_svg(tab, chart, Part::WIDTH, PLOT).await;
    let svg = svg.ok_or(
        "What draws the plot could not be loaded. Check the connection, then try again; its \
         points, as CSV, need none.",
    )?;
    Ok(Part {
        caption: String::new(),
        svg,
        height: PLOT,
        note: note.unwrap_or_default(),
    })
}

/// The points of a plot as CSV, if there are any.
pub fn points(bench: &BenchHandle, plot: Plot) -> Option<String> {
    if plot == Plot::Growth {
        let growth = drawn_growth(bench, bench.machine.growth()?);
        return Some(of_growth(&of_growing(bench, &growth), &growth));
    }
    let results = bench.machine.results()?;
    Some(of_time(
        &of_results(bench, results, &View::Time),
        &bench.runs(results),
    ))
}

/// The origin of the figures of a press of Run.
pub fn of_results(bench: &BenchHandle, results: &Results, view: &View) -> Origin {
    let runs = bench.runs(results);
    let equal = results.repeat() == Repeat::Equal && results.problems().is_empty();
    let mut notes = vec![
        if !equal {
            "Nothing shows yet that these figures repeat."
        } else if bench.file().is_some() {
            "Ran twice in one tab, equal to the byte."
        } else {
            "Ran twice in one tab, equal to the byte; the same module gives the same in any \
             browser."
        }
        .to_owned(),
    ];
    notes.extend(bench.file().map(|file| {
        format!(
            "Of a file of the person’s own, {}, which no address has.",
            file.described()
        )
    }));
    origin(bench, results.case(), view, notes, &runs)
}

/// The origin of figures by size.
fn of_growing(bench: &BenchHandle, growth: &Growth) -> Origin {
    let knob = &growth.knob().name;
    let notes = vec!["Each size ran once.".to_owned()];
    let mut origin = origin(bench, growth.case(), &View::Growth, notes, &[]);
    origin.case.remove(knob);
    origin.knobs = described(&origin.case, &bench.content.knobs);
    origin
}

fn origin(
    bench: &BenchHandle,
    case: &Case,
    view: &View,
    mut notes: Vec<String>,
    runs: &[Rc<Report>],
) -> Origin {
    let entry = &bench.content.entry;
    let yours = runs.iter().any(|run| run.variant == VARIANT);
    if yours {
        notes.push("yours is a learner’s own version, which no address has.".to_owned());
    }
    let caveat = bench.note().filter(|_| yours).map(|note| {
        let words: Vec<&str> = note.words().collect();
        words.join(", ")
    });
    let query = bench.query_of(&bench.settings_of(case), view);
    Origin {
        exercise: entry.slug.clone(),
        title: entry.title.clone(),
        case: case.clone(),
        knobs: described(case, &bench.content.knobs),
        headline: entry.headline,
        build: bench.build.to_string(),
        address: address(bench, query),
        notes,
        caveats: caveat
            .filter(|caveat| !caveat.is_empty())
            .map(|caveat| (VARIANT.to_owned(), caveat))
            .into_iter()
            .collect(),
    }
}
