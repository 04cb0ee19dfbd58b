//! The recorded figures that prose quotes as `{{naive.peak}}`.

use std::collections::BTreeMap;

use judge::expression;
use protocol::{Recorded, RecordedPython, RecordedRun, Usage, text};

/// The names that can stand between `{{` and `}}`, with their figures.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures(BTreeMap<String, i64>);

impl Figures {
    /// Names everything that a `figures.json` records.
    pub(crate) fn of(recorded: &Recorded) -> Self {
        let Recorded {
            case,
            answer: _,
            floor,
            budget,
            most_allocations,
            runs,
        } = recorded;
        let mut names = BTreeMap::from([
            ("floor".to_owned(), signed(*floor)),
            ("budget".to_owned(), signed(*budget)),
        ]);
        if let Some(most) = most_allocations {
            names.insert("most-allocations".to_owned(), signed(*most));
        }
        for (knob, value) in case {
            names.insert(format!("case.{knob}"), signed(*value));
        }
        for run in runs {
            let RecordedRun {
                variant,
                usage,
                frees,
            } = run;
            let Usage {
                peak,
                total,
                allocations,
                retained,
                pages,
            } = *usage;
            for (figure, value) in [
                ("peak", signed(peak)),
                ("total", signed(total)),
                ("allocations", signed(allocations)),
                ("retained", retained),
                ("pages", signed(pages)),
                ("frees", signed(*frees)),
            ] {
                names.insert(format!("{variant}.{figure}"), value);
            }
        }
        Self(names)
    }

    /// Names what was recorded of Python: `python.naive.peak`.
    pub(crate) fn add_python(&mut self, recorded: &RecordedPython) {
        for run in &recorded.runs {
            let variant = &run.variant;
            for (figure, value) in [("peak", run.peak), ("retained", run.retained)] {
                self.0
                    .insert(format!("python.{variant}.{figure}"), signed(value));
            }
        }
    }

    /// The text with each `{{name}}`, `{{name / name}}` and other arithmetic on
    /// names replaced. An error says which name is unknown and which there are.
    pub(crate) fn fill(&self, text: &str) -> Result<String, String> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((expression, after)) = after.split_once("}}") else {
                return Err("`{{` is not closed by `}}`".to_owned());
            };
            filled.push_str(before);
            filled.push_str(&self.value(expression.trim())?);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn value(&self, expression: &str) -> Result<String, String> {
        let Some((numerator, denominator)) = expression.rsplit_once('/') else {
            return self.number(expression).map(text::grouped_signed);
        };
        let (numerator, denominator) = (self.number(numerator)?, self.number(denominator)?);
        let quotient = u64::try_from(numerator)
            .ok()
            .zip(u64::try_from(denominator).ok())
            .and_then(|(numerator, denominator)| text::times(numerator, denominator));
        quotient.ok_or_else(|| {
            format!("`{{{{{expression}}}}}` is {numerator} by {denominator}, which is no ratio")
        })
    }

    fn number(&self, expression: &str) -> Result<i64, String> {
        let number = expression::number(expression, &|name| self.figure(name))?;
        i64::try_from(number).map_err(|_| format!("`{expression}` is too large"))
    }

    fn figure(&self, name: &str) -> Result<i128, String> {
        self.0
            .get(name)
            .map(|figure| i128::from(*figure))
            .ok_or_else(|| {
                format!(
                    "there is no figure `{name}`; there are {}",
                    exercises::harness::list(self.0.keys().map(String::as_str))
                )
            })
    }
}

/// Figures stay far below 2^63.
fn signed(figure: u64) -> i64 {
    i64::try_from(figure).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures() -> Figures {
        Figures::of(&Recorded {
            case: [("points".to_owned(), 10_000)].into(),
            answer: "7".into(),
            floor: 240_000,
            budget: 480_096,
            most_allocations: None,
            runs: vec![
                run("naive", 1_284_288, 0),
                run("zero-copy", 240_000, -1_024),
            ],
        })
    }

    fn run(variant: &str, peak: u64, retained: i64) -> RecordedRun {
        RecordedRun {
            variant: variant.into(),
            usage: Usage {
                peak,
                retained,
                ..Usage::default()
            },
            frees: 3,
        }
    }

    #[test]
    fn figures_are_filled_in() {
        for (text, filled) in [
            ("no figure", "no figure"),
            ("{{naive.peak}} bytes", "1,284,288 bytes"),
            ("{{ floor }}+{{floor}}", "240,000+240,000"),
            ("{{zero-copy.retained}}", "-1,024"),
            ("{{naive.frees}} {{case.points}}", "3 10,000"),
            ("{{naive.peak / zero-copy.peak}} times", "5.35 times"),
            ("{{floor/case.points}} bytes", "24.0 bytes"),
            ("{{(naive.peak - floor) / case.points}}", "104"),
            ("{{2 * floor + 96}}", "480,096"),
        ] {
            assert_eq!(figures().fill(text).as_deref(), Ok(filled));
        }
    }

    #[test]
    fn an_unknown_name_lists_the_known_ones() {
        let error = figures().fill("{{naive.peek}}").unwrap_err();
        assert!(error.starts_with("there is no figure `naive.peek`; there are `budget`, "));
        assert!(error.contains("`zero-copy.peak`"), "{error}");
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        for wrong in [
            "{{naive.peak",
            "{{}}",
            "{{naive.peak / naive.pages}}",
            "{{zero-copy.retained / floor}}",
        ] {
            assert!(figures().fill(wrong).is_err(), "{wrong}");
        }
    }
}
