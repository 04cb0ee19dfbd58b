//! The table's figures as files, in the formats of `bytewise measure --all`.

use protocol::{Report, Usage, csv, text};

use crate::json::{list, object, quoted};
use crate::run::Results;

/// A row for each run.
pub fn to_csv<'a>(all: impl Iterator<Item = &'a Results>) -> String {
    let runs = all.flat_map(Results::runs);
    let rows: Vec<_> = runs.map(|report| csv::figures(report)).collect();
    csv::written(&csv::FIGURES, &rows)
}

/// A list with an object for each exercise.
pub fn to_json<'a>(all: impl Iterator<Item = &'a Results>) -> String {
    list(all.map(exercise)) + "\n"
}

fn exercise(results: &Results) -> String {
    let Some(first) = results.runs().first() else {
        return "{}".to_owned();
    };
    let case = results.case().iter();
    let case = case.map(|(knob, value)| (knob.as_str(), value.to_string()));
    let case: Vec<_> = case.collect();
    object(&[
        ("exercise", quoted(&first.exercise)),
        ("case", object(&case)),
        ("floor", first.floor.to_string()),
        (
            "runs",
            list(results.runs().iter().map(|report| run(report))),
        ),
    ])
}

fn run(report: &Report) -> String {
    let Usage {
        peak,
        total,
        allocations,
        retained,
        pages,
    } = report.usage;
    object(&[
        ("variant", quoted(&report.variant)),
        ("answer", quoted(&report.answer)),
        ("peak", peak.to_string()),
        ("total", total.to_string()),
        ("allocations", allocations.to_string()),
        ("retained", retained.to_string()),
        ("pages", pages.to_string()),
        ("time_ms", text::decimal(report.time_ms, 3)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{case, report};
    use protocol::Outcome;
    use serde_json::{Value, json};

    fn results() -> Results {
        let outcome = |variant: &str| {
            let mut report = report(variant, 240, 24);
            report.answer = "a \"b\"\n\\c, d".to_owned();
            report.case = case(10);
            Outcome::Report(Box::new(report))
        };
        let variants = ["naive", "optimized"].map(str::to_owned);
        let outcomes = variants.iter().map(|variant| outcome(variant)).collect();
        Results::of(&variants, case(10), outcomes, None)
    }

    #[test]
    fn the_json_is_what_the_command_prints() {
        let written = to_json([results()].iter());
        let read: Value = serde_json::from_str(&written).expect("it is JSON");
        let run = |variant: &str| {
            json!({
                "variant": variant, "answer": "a \"b\"\n\\c, d", "peak": 240, "total": 240,
                "allocations": 1, "retained": 0, "pages": 1, "time_ms": 1.25,
            })
        };
        let expected = json!([{
            "exercise": "slots", "case": { "points": 10 }, "floor": 24,
            "runs": [run("naive"), run("optimized")],
        }]);
        assert_eq!(read, expected);
        assert_eq!(to_json([].into_iter()), "[]\n");
    }

    #[test]
    fn the_csv_has_a_row_for_each_run() {
        let written = to_csv([results()].iter());
        let mut lines = written.lines();
        assert_eq!(lines.next(), Some(csv::FIGURES.join(",").as_str()));
        assert_eq!(lines.next(), Some("slots,points=10,24,naive,\"a \"\"b\"\""));
        assert_eq!(
            lines.next(),
            Some("\\c, d\",240,240,1,0,1,1.250"),
            "an answer may have several lines"
        );
    }
}
