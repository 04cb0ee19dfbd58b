//! Measured figures as a table, as JSON, or as CSV.

use protocol::{Case, Headline, csv, text};
use serde::Serialize;

use super::lines::Line;
use super::{Measured, Run};
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
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<&'a [Line]>,
}

/// Writes in the format asked for. `alone` makes JSON of one exercise an
/// object instead of a list.
pub(super) fn printed(
    measured: &[Measured],
    format: Format,
    alone: bool,
) -> anyhow::Result<String> {
    Ok(match format {
        Format::Table => measured.iter().map(table).collect::<Vec<_>>().join("\n"),
        Format::Csv if measured.iter().any(Measured::has_lines) => csv_of_lines(measured),
        Format::Csv => csv(measured),
        Format::Json => {
            let all: Vec<Json> = measured.iter().map(json).collect();
            let written = match all.as_slice() {
                [only] if alone => serde_json::to_string_pretty(only)?,
                all => serde_json::to_string_pretty(all)?,
            };
            written + "\n"
        }
    })
}

fn json(measured: &Measured) -> Json<'_> {
    let runs = measured.runs.iter().map(|Run { report, lines }| JsonRun {
        variant: &report.variant,
        answer: &report.answer,
        usage: report.usage,
        time_ms: report.time_ms,
        lines: lines.as_deref(),
    });
    Json {
        exercise: measured.plan.exercise.slug(),
        case: &measured.plan.case,
        floor: measured.floor,
        runs: runs.collect(),
    }
}

fn csv(measured: &[Measured]) -> String {
    let runs = measured.iter().flat_map(|measured| &measured.runs);
    let rows: Vec<_> = runs.map(|run| csv::figures(&run.report)).collect();
    csv::written(&csv::FIGURES, &rows)
}

impl Measured {
    fn has_lines(&self) -> bool {
        self.runs.iter().any(|run| run.lines.is_some())
    }
}

/// With lines, a row is a line.
fn csv_of_lines(measured: &[Measured]) -> String {
    const COLUMNS: [&str; 8] = [
        "exercise", "variant", "file", "line", "total", "at_peak", "retained", "blocks",
    ];
    let runs = measured.iter().flat_map(|measured| &measured.runs);
    let rows = runs.flat_map(|Run { report, lines }| {
        lines.iter().flatten().map(move |line| {
            vec![
                report.exercise.clone(),
                report.variant.clone(),
                line.file.clone(),
                line.line.to_string(),
                line.total.to_string(),
                line.at_peak.to_string(),
                line.retained.to_string(),
                line.blocks.to_string(),
            ]
        })
    });
    csv::written(&COLUMNS, &rows.collect::<Vec<_>>())
}

/// A run's lines below its variant's name; empty if they were not asked for.
fn table_of_lines(Run { report, lines }: &Run) -> String {
    const COLUMNS: [(&str, Side); 5] = [
        ("", Side::Left),
        ("total", Side::Right),
        ("at peak", Side::Right),
        ("retained", Side::Right),
        ("blocks", Side::Right),
    ];
    let Some(lines) = lines else {
        return String::new();
    };
    if lines.is_empty() {
        return format!("\n  {} allocates nothing\n", report.variant);
    }
    let rows = lines.iter().map(|line| {
        let place = if line.file.is_empty() {
            "no line of the exercise".to_owned()
        } else {
            format!("{}:{}", line.file, line.line)
        };
        vec![
            place,
            text::grouped(line.total),
            text::grouped_signed(line.at_peak),
            text::grouped_signed(line.retained),
            text::grouped(line.blocks),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    format!("\n  {}\n{}", report.variant, table::text(&COLUMNS, &rows))
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
    let rows = measured.runs.iter().map(|Run { report, .. }| {
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
    let answer = measured.runs.first().map_or("", |run| &run.report.answer);
    let lines: String = measured.runs.iter().map(table_of_lines).collect();
    format!(
        "{} · {} · answer {answer}\n\n{}\n  {}\n{lines}",
        exercise.slug(),
        case.join(" · "),
        table::text(&COLUMNS, &rows),
        summary(exercise.headline(), &measured.runs)
    )
}

/// The headline of the best variant, beside naive's when that was run.
fn summary(headline: Headline, runs: &[Run]) -> String {
    let reports = || runs.iter().map(|run| &run.report);
    let best = reports().min_by_key(|report| headline.of(&report.usage));
    let Some(best) = best else {
        return String::new();
    };
    let figure = headline.of(&best.usage);
    let exact = match headline {
        Headline::Peak | Headline::Total | Headline::Retained => text::bytes(figure),
        Headline::Allocations => format!("{} allocations", text::grouped(figure)),
    };
    let name = headline.name();
    let first = reports()
        .next()
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
