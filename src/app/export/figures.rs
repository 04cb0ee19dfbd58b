//! The figures of a press of Run as CSV, JSON and Markdown.

use std::rc::Rc;

use protocol::{Report, csv, text};

use super::Origin;
use super::origin::{UNIT, VERSION};
use crate::json::{list, object, quoted};

/// A column's name, and its cell in the row of a run.
type Column = (&'static str, fn(&Origin, &Report) -> String);

/// The columns of the CSV file: each row says all that it is of.
const COLUMNS: [Column; 18] = [
    ("exercise", |origin, _| origin.exercise.clone()),
    ("case", |origin, _| origin.cell()),
    ("variant", |_, run| run.variant.clone()),
    ("answer", |_, run| run.answer.clone()),
    ("peak", |_, run| run.usage.peak.to_string()),
    ("total", |_, run| run.usage.total.to_string()),
    ("allocations", |_, run| run.usage.allocations.to_string()),
    ("frees", |_, run| run.frees.to_string()),
    ("retained", |_, run| run.usage.retained.to_string()),
    ("pages", |_, run| run.usage.pages.to_string()),
    ("floor", |_, run| run.floor.to_string()),
    ("budget", |_, run| run.budget.to_string()),
    ("headline", |origin, _| origin.headline.name().to_owned()),
    ("unit", |_, _| UNIT.to_owned()),
    ("note", |origin, run| origin.caveat(&run.variant).to_owned()),
    ("version", |_, _| VERSION.to_owned()),
    ("build", |origin, _| origin.build.clone()),
    ("address", |origin, _| origin.address.clone()),
];

/// A row for each run.
pub fn to_csv(origin: &Origin, runs: &[Rc<Report>]) -> String {
    let row = |run: &Rc<Report>| COLUMNS.map(|(_, cell)| cell(origin, run)).to_vec();
    let rows: Vec<Vec<String>> = runs.iter().map(row).collect();
    csv::written(&COLUMNS.map(|(name, _)| name), &rows)
}

/// One object, with a list of the runs.
pub fn to_json(origin: &Origin, runs: &[Rc<Report>]) -> String {
    let case = origin.case.iter();
    let case: Vec<_> = case
        .map(|(knob, value)| (knob.as_str(), value.to_string()))
        .collect();
    let first = runs.first();
    let each = runs.iter().map(|run| {
        let usage = run.usage;
        let mut fields = vec![
            ("variant", quoted(&run.variant)),
            ("answer", quoted(&run.answer)),
            ("peak", usage.peak.to_string()),
            ("total", usage.total.to_string()),
            ("allocations", usage.allocations.to_string()),
            ("frees", run.frees.to_string()),
            ("retained", usage.retained.to_string()),
            ("pages", usage.pages.to_string()),
        ];
        let caveat = origin.caveat(&run.variant);
        if !caveat.is_empty() {
            fields.push(("note", quoted(caveat)));
        }
        object(&fields)
    });
    let of = |figure: fn(&Report) -> u64| {
        first.map_or_else(|| "null".to_owned(), |run| figure(run).to_string())
    };
    object(&[
        ("bytewise", quoted(VERSION)),
        ("build", quoted(&origin.build)),
        ("address", quoted(&origin.address)),
        ("exercise", quoted(&origin.exercise)),
        ("title", quoted(&origin.title)),
        ("case", object(&case)),
        ("headline", quoted(origin.headline.name())),
        ("unit", quoted(UNIT)),
        ("floor", of(|run| run.floor)),
        ("budget", of(|run| run.budget)),
        ("notes", list(origin.notes.iter().map(|note| quoted(note)))),
        ("runs", list(each)),
    ]) + "\n"
}

/// A table, and below it what it is of.
pub fn to_markdown(origin: &Origin, runs: &[Rc<Report>]) -> String {
    let heads = [
        "variant",
        "peak",
        "total",
        "allocations",
        "frees",
        "retained",
        "pages",
    ];
    let mut out = format!(
        "**{}**, {}\n\n| {} |\n| --- |{}\n",
        plain(&origin.title),
        plain(&origin.knobs),
        heads.join(" | "),
        " ---: |".repeat(heads.len() - 1),
    );
    for run in runs {
        let usage = run.usage;
        let cells = [
            plain(&run.variant),
            text::grouped(usage.peak),
            text::grouped(usage.total),
            text::grouped(usage.allocations),
            text::grouped(run.frees),
            text::grouped_signed(usage.retained),
            text::grouped(usage.pages),
        ];
        out.extend(["| ", &cells.join(" | "), " |\n"]);
    }
    let floor = runs.first().map(|run| {
        format!(
            "Floor {} bytes; budget {} {}.",
            text::grouped(run.floor),
            text::grouped(run.budget),
            origin.headline.unit()
        )
    });
    let unit = format!("Peak, total and retained in {UNIT}.");
    let said = origin.said().into_iter().map(|note| plain(&note));
    let sentences: Vec<String> = [unit].into_iter().chain(floor).chain(said).collect();
    out.extend([
        "\n",
        &sentences.join(" "),
        "\n\n",
        &plain(&origin.made_by()),
        ": <",
        &origin.address,
        ">\n",
    ]);
    out
}

/// A string that Markdown leaves as it is, on one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '&' => {
                out.extend(['\\', c]);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::origin::sample;
    use crate::samples::report;
    use serde_json::{Value, json};

    fn runs() -> Vec<Rc<Report>> {
        let run = |variant: &str, answer: &str, retained| {
            let mut report = report(variant, 1_240, 24);
            report.answer = answer.to_owned();
            report.usage.retained = retained;
            Rc::new(report)
        };
        vec![run("naive", "=1+1", 0), run("yours", "a \"b\"\n\\c, d", -8)]
    }

    #[test]
    fn the_csv_says_in_each_row_what_it_is_of_and_is_no_formula() {
        let written = to_csv(&sample(), &runs());
        let expected = [
            COLUMNS.map(|(name, _)| name).join(","),
            "slots,points=10000,naive,'=1+1,1240,1240,1,1,0,1,24,48,peak,\
             \"bytes requested of the allocator, wasm32\",,0.1.0,0123,\
             https://example.org/exercise/slots/?points=10000&view=time"
                .to_owned(),
            "slots,points=10000,yours,\"a \"\"b\"\"".to_owned(),
            "\\c, d\",1240,1240,1,1,-8,1,24,48,peak,\
             \"bytes requested of the allocator, wasm32\",an <older> draft,0.1.0,0123,\
             https://example.org/exercise/slots/?points=10000&view=time\n"
                .to_owned(),
        ];
        assert_eq!(written, expected.join("\n"));
    }

    #[test]
    fn the_json_is_read_as_what_was_measured() {
        let read: Value = serde_json::from_str(&to_json(&sample(), &runs())).expect("it is JSON");
        assert_eq!(read["case"], json!({ "points": 10_000 }));
        assert_eq!(read["bytewise"], env!("CARGO_PKG_VERSION"));
        assert_eq!(read["build"], "0123");
        assert_eq!(read["address"], sample().address);
        assert_eq!((&read["floor"], &read["budget"]), (&json!(24), &json!(48)));
        assert_eq!(read["notes"], json!(["Ran twice."]));
        assert_eq!(
            read["runs"],
            json!([
                { "variant": "naive", "answer": "=1+1", "peak": 1_240, "total": 1_240,
                  "allocations": 1, "frees": 1, "retained": 0, "pages": 1 },
                { "variant": "yours", "answer": "a \"b\"\n\\c, d", "peak": 1_240, "total": 1_240,
                  "allocations": 1, "frees": 1, "retained": -8, "pages": 1,
                  "note": "an <older> draft" },
            ])
        );
        let none: Value = serde_json::from_str(&to_json(&sample(), &[])).expect("it is JSON");
        assert_eq!((&none["floor"], &none["runs"]), (&Value::Null, &json!([])));
    }

    #[test]
    fn nothing_in_a_markdown_table_ends_a_cell_or_is_markup() {
        let written = to_markdown(&sample(), &runs());
        let lines: Vec<&str> = written.lines().collect();
        assert_eq!(lines[0], "**A map \\| a struct**, 10,000 points");
        assert_eq!(lines[4], "| naive | 1,240 | 1,240 | 1 | 1 | 0 | 1 |");
        for line in &lines[2..6] {
            assert_eq!(line.matches('|').count(), 8, "{line}");
        }
        assert!(
            lines[7].contains("yours: an \\<older\\> draft."),
            "{written}"
        );
        assert!(
            lines[9].ends_with(
                "build 0123: <https://example.org/exercise/slots/?points=10000&view=time>"
            ),
            "{written}"
        );
        assert_eq!(plain("a\nb|c*d_e`f\\g"), "a b\\|c\\*d\\_e\\`f\\\\g");
    }
}
