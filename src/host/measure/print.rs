//! Measured figures as a table, as JSON, or as CSV.

use protocol::{Case, Headline, Report, text};
use serde::Serialize;

use super::Measured;
use crate::args::Format;
use crate::table::{self, Side};

#[derive(Serialize)]
struct Json<'a> {
    exercise: &'a str,
    case: &'a Case,
    floor: u64,
    runs: Vec<JsonRun<'a>>,
}

#[derive(Serialize)]
struct JsonRun<'a> {
    variant: &'a str,
    answer: &'a str,
    #[serde(flatten)]
    usage: protocol::Usage,
    time_ms: f64,
}

/// Prints in the format asked for. `alone` makes JSON of one exercise an
/// object instead of a list.
pub(super) fn print(measured: &[Measured], format: Format, alone: bool) -> anyhow::Result<()> {
    let printed = match format {
        Format::Table => measured.iter().map(table).collect::<Vec<_>>().join("\n"),
        Format::Csv => csv(measured),
        Format::Json => {
            let all: Vec<Json> = measured.iter().map(json).collect();
            let written = match all.as_slice() {
                [only] if alone => serde_json::to_string_pretty(only)?,
                all => serde_json::to_string_pretty(all)?,
            };
            written + "\n"
        }
    };
    table::print(&printed)
}

fn json(measured: &Measured) -> Json<'_> {
    let runs = measured.reports.iter().map(|report| JsonRun {
        variant: &report.variant,
        answer: &report.answer,
        usage: report.usage,
        time_ms: report.time_ms,
    });
    Json {
        exercise: measured.plan.exercise.slug(),
        case: &measured.plan.case,
        floor: measured.floor,
        runs: runs.collect(),
    }
}

fn csv(measured: &[Measured]) -> String {
    const COLUMNS: [&str; 11] = [
        "exercise",
        "case",
        "floor",
        "variant",
        "answer",
        "peak",
        "total",
        "allocations",
        "retained",
        "pages",
        "time_ms",
    ];
    let rows = measured.iter().flat_map(|measured| {
        let case = measured.plan.case.iter();
        let case: Vec<String> = case
            .map(|(knob, value)| format!("{knob}={value}"))
            .collect();
        let case = case.join(" ");
        measured.reports.iter().map(move |report| {
            let usage = report.usage;
            vec![
                report.exercise.clone(),
                case.clone(),
                measured.floor.to_string(),
                report.variant.clone(),
                report.answer.clone(),
                usage.peak.to_string(),
                usage.total.to_string(),
                usage.allocations.to_string(),
                usage.retained.to_string(),
                usage.pages.to_string(),
                report.time_ms.to_string(),
            ]
        })
    });
    table::csv(&COLUMNS, &rows.collect::<Vec<_>>())
}

fn table(measured: &Measured) -> String {
    const COLUMNS: [(&str, Side); 7] = [
        ("", Side::Left),
        ("peak", Side::Right),
        ("total", Side::Right),
        ("allocations", Side::Right),
        ("retained", Side::Right),
        ("pages", Side::Right),
        ("ms", Side::Right),
    ];
    let rows = measured.reports.iter().map(|report| {
        let usage = report.usage;
        vec![
            report.variant.clone(),
            text::grouped(usage.peak),
            text::grouped(usage.total),
            text::grouped(usage.allocations),
            text::grouped_signed(usage.retained),
            text::grouped(usage.pages),
            format!("{:.1}", report.time_ms),
        ]
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    rows.push(vec!["floor".to_owned(), text::grouped(measured.floor)]);

    let exercise = measured.plan.exercise;
    let knobs = exercise.knobs();
    let values = knobs.iter().filter_map(|knob| {
        let value = measured.plan.case.get(&knob.name)?;
        Some(format!("{} {}", knob.name, text::grouped(*value)))
    });
    let case: Vec<String> = values.collect();
    let answer = measured.reports.first().map_or("", |report| &report.answer);
    format!(
        "{} · {} · answer {answer}\n\n{}\n  {}\n",
        exercise.slug(),
        case.join(" · "),
        table::text(&COLUMNS, &rows),
        summary(exercise.headline(), &measured.reports)
    )
}

/// The headline of the best variant, beside naive's when that was run.
fn summary(headline: Headline, reports: &[Report]) -> String {
    let best = reports
        .iter()
        .min_by_key(|report| headline.of(&report.usage));
    let Some(best) = best else {
        return String::new();
    };
    let figure = headline.of(&best.usage);
    let exact = match headline {
        Headline::Peak | Headline::Total | Headline::Retained => text::bytes(figure),
        Headline::Allocations => format!("{} allocations", text::grouped(figure)),
    };
    let name = headline.name();
    let first = reports
        .first()
        .filter(|first| first.variant != best.variant);
    let ratio = first.and_then(|first| {
        let times = text::times(headline.of(&first.usage), figure)?;
        Some(format!(", {times} times less than {}", first.variant))
    });
    format!(
        "lowest {name}: {}, {exact}{}",
        best.variant,
        ratio.unwrap_or_default()
    )
}
