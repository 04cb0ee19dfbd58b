//! The structures as they were measured, and the verdict on those chosen. Pure,
//! so that every case can be tested.

use protocol::{Case, Content, Part, Report, Structure, text};

use crate::run::{Repeat, Results};

/// The knob whose value is the budget, which no run needs.
pub const BUDGET: &str = "budget";

/// The variant that measures what is chosen in one pass.
pub const CHOSEN: &str = "chosen";

/// From this error on an answer is refused, in millionths of the exact one.
const TOO_LARGE: u64 = 20_000;

/// A structure's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// The bytes of its peak, alone.
    pub peak: u64,
    /// Its error against the exact answer, in millionths of that.
    pub error: u64,
}

/// The structure that is chosen for a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// The part.
    pub part: &'a Part,
    /// The structure.
    pub structure: &'a Structure,
    /// Its figures, once it has run.
    pub weight: Option<Weight>,
}

/// The verdict on the choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Under the budget, and near enough.
    Passed,
    /// They hold too much.
    OverBudget {
        /// The place of the part that holds most.
        part: usize,
    },
    /// An answer errs too much.
    ErrorTooLarge {
        /// The place of the part that errs most.
        part: usize,
    },
}

impl Verdict {
    /// The value of `data-verdict`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::OverBudget { .. } => "over-budget",
            Self::ErrorTooLarge { .. } => "error-too-large",
        }
    }

    /// The place of the part that breaks the choices, if they are broken.
    pub fn breaks(self) -> Option<usize> {
        match self {
            Self::Passed => None,
            Self::OverBudget { part } | Self::ErrorTooLarge { part } => Some(part),
        }
    }

    /// Judges what the parts hold in one pass, and what each holds and errs by
    /// alone. Bytes are told before errors.
    pub fn on(held: u64, budget: u64, weights: &[Weight]) -> Self {
        let most = |figure: fn(&Weight) -> u64| {
            let figures = weights.iter().map(figure);
            let most = figures.clone().max().unwrap_or(0);
            (
                figures.clone().position(|one| one == most).unwrap_or(0),
                most,
            )
        };
        let (largest, _) = most(|weight| weight.peak);
        let (worst, error) = most(|weight| weight.error);
        if held > budget {
            Self::OverBudget { part: largest }
        } else if error >= TOO_LARGE {
            Self::ErrorTooLarge { part: worst }
        } else {
            Self::Passed
        }
    }
}

/// All that is known of the choices that are set now.
#[derive(Clone, Debug, PartialEq)]
pub struct Design<'a> {
    /// A structure for each part.
    pub chosen: Vec<Chosen<'a>>,
    /// The bytes that they may hold.
    pub budget: u64,
    /// The peak of all of them in one pass, if just these have run.
    pub held: Option<u64>,
    /// True if a second run gave the same.
    pub repeats: bool,
}

impl<'a> Design<'a> {
    /// The choices of a case, and what was measured of them.
    pub fn of(content: &'a Content, case: &Case, results: Option<&Results>) -> Self {
        let results = results.filter(|results| fits(results.case(), case, content));
        let chosen: Vec<Chosen> = content
            .parts
            .iter()
            .filter_map(|part| {
                let structure = chosen_of(part, case)?;
                let weight = results.and_then(|results| weight(results, part, structure));
                Some(Chosen {
                    part,
                    structure,
                    weight,
                })
            })
            .collect();
        let is_chosen = |results: &&Results| {
            let mut knobs = content.parts.iter().map(|part| &part.knob);
            results.problems().is_empty()
                && knobs.all(|knob| results.case().get(knob) == case.get(knob))
        };
        let ran = results.filter(is_chosen);
        Self {
            chosen,
            budget: case.get(BUDGET).copied().unwrap_or(0),
            held: ran.and_then(|results| Some(report(results, CHOSEN)?.usage.peak)),
            repeats: ran.is_some_and(|results| results.repeat() == Repeat::Equal),
        }
    }

    /// The figures of each part, if all have some.
    pub fn weights(&self) -> Option<Vec<Weight>> {
        self.chosen.iter().map(|chosen| chosen.weight).collect()
    }

    /// The verdict, once these choices have run together.
    pub fn verdict(&self) -> Option<Verdict> {
        Some(Verdict::on(self.held?, self.budget, &self.weights()?))
    }

    /// The verdict in words: what it is, and the rest of the sentence.
    pub fn said(&self) -> Option<(Verdict, &'static str, String)> {
        let (verdict, held, weights) = (self.verdict()?, self.held?, self.weights()?);
        let bytes = text::grouped(held);
        let distance = text::grouped(held.abs_diff(self.budget));
        let named = |part: usize| (self.title(part), weights[part]);
        Some(match verdict {
            Verdict::Passed => {
                let (title, error) = self.largest_error(&weights);
                let errs = if error == 0 {
                    "No answer errs.".to_owned()
                } else {
                    format!("The largest error is that of {title}, {}.", percent(error))
                };
                let under = format!(
                    " Your choices hold {bytes} bytes at their peak, {distance} under the budget. {errs}"
                );
                (verdict, "Passed.", under)
            }
            Verdict::OverBudget { part } => {
                let (title, weight) = named(part);
                let alone = if weight.peak > self.budget {
                    ", more than the whole budget"
                } else {
                    ", the most of all parts"
                };
                let peak = text::grouped(weight.peak);
                let over = format!(
                    " Your choices hold {bytes} bytes at their peak, {distance} more than the budget. \
                     The first to break it is {title}: {peak} bytes alone{alone}."
                );
                (verdict, "Over the budget.", over)
            }
            Verdict::ErrorTooLarge { part } => {
                let (title, weight) = named(part);
                let errs = format!(
                    " The answer for {title} is off by {}, and less than {} is allowed. Your choices \
                     hold {bytes} bytes at their peak, under the budget.",
                    percent(weight.error),
                    percent(TOO_LARGE)
                );
                (verdict, "Error too large.", errs)
            }
        })
    }

    fn title(&self, part: usize) -> String {
        self.chosen[part].part.title.to_lowercase()
    }

    fn largest_error(&self, weights: &[Weight]) -> (String, u64) {
        let errors = weights.iter().map(|weight| weight.error);
        let most = errors.clone().max().unwrap_or(0);
        let part = errors.clone().position(|error| error == most).unwrap_or(0);
        (self.title(part), most)
    }
}

/// True if figures of one case are those of the other: its choices and the
/// budget change nothing in what each structure holds alone.
pub fn fits(ran: &Case, case: &Case, content: &Content) -> bool {
    let mut knobs = content
        .knobs
        .iter()
        .filter(|knob| !is_free(&knob.name, content));
    knobs.all(|knob| ran.get(&knob.name) == case.get(&knob.name))
}

/// True for the knobs that change no structure's figures.
pub fn is_free(knob: &str, content: &Content) -> bool {
    knob == BUDGET || content.parts.iter().any(|part| part.knob == knob)
}

/// The structure that a case chooses for a part.
fn chosen_of<'a>(part: &'a Part, case: &Case) -> Option<&'a Structure> {
    let place = usize::try_from(*case.get(&part.knob)?).ok()?;
    part.choices.get(place.checked_sub(1)?)
}

fn report<'a>(results: &'a Results, variant: &str) -> Option<&'a Report> {
    let run = results.runs().iter().find(|run| run.variant == variant)?;
    Some(run)
}

/// The figures of a structure, if it has run.
pub fn weight(results: &Results, part: &Part, structure: &Structure) -> Option<Weight> {
    let report = report(results, &structure.variant)?;
    let error = report.number(&part.knob, "millionths off")?;
    Some(Weight {
        peak: report.usage.peak,
        error: u64::try_from(error).ok()?,
    })
}

/// The fewest bytes that structures near enough hold, part by part.
pub fn fewest(content: &Content, results: &Results) -> Option<u64> {
    let parts = content.parts.iter();
    let least = parts.map(|part| {
        let weights = part
            .choices
            .iter()
            .filter_map(|one| weight(results, part, one));
        let near = weights.filter(|weight| weight.error < TOO_LARGE);
        near.map(|weight| weight.peak).min()
    });
    least.sum()
}

/// `0.62 %`
pub fn percent(millionths: u64) -> String {
    match millionths {
        0 => "0\u{a0}%".to_owned(),
        1..100 => "below 0.01\u{a0}%".to_owned(),
        _ => {
            let share = text::decimal(millionths as f64 / 10_000.0, 2);
            let share = share.trim_end_matches('0').trim_end_matches('.');
            format!("{share}\u{a0}%")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights<const N: usize>(of: [(u64, u64); N]) -> [Weight; N] {
        of.map(|(peak, error)| Weight { peak, error })
    }

    #[test]
    fn the_budget_is_asked_first_and_the_largest_part_breaks_it() {
        let near = weights([(100, 6_000), (700, 0), (200, 19_999)]);
        let far = weights([(100, 6_000), (700, 0), (200, 20_000)]);
        let over = Verdict::OverBudget { part: 1 };
        for (held, budget, weights, due) in [
            (1_000, 1_000, near, Verdict::Passed),
            (1_001, 1_000, near, over),
            (1_001, 1_000, far, over),
            (1_000, 1_000, far, Verdict::ErrorTooLarge { part: 2 }),
            (900, 1_000, near, Verdict::Passed),
        ] {
            assert_eq!(
                Verdict::on(held, budget, &weights),
                due,
                "{held} of {budget}"
            );
        }
    }

    #[test]
    fn of_equal_parts_the_first_is_named() {
        let equal = weights([(500, 30_000), (500, 30_000)]);
        assert_eq!(Verdict::on(2, 1, &equal).breaks(), Some(0));
        assert_eq!(Verdict::on(1, 1, &equal).breaks(), Some(0));
    }

    #[test]
    fn an_error_is_said_with_the_digits_that_matter() {
        for (millionths, due) in [
            (0, "0 %"),
            (99, "below 0.01 %"),
            (100, "0.01 %"),
            (6_240, "0.62 %"),
            (20_000, "2 %"),
            (300_000, "30 %"),
            (1_005_000, "100.5 %"),
        ] {
            assert_eq!(percent(millionths).replace('\u{a0}', " "), due);
        }
    }
}
