//! The choices of a person and the budget that broke them, as this browser
//! keeps them.

use protocol::{Case, Content, Shape, default_case};
use yew::{UseStateHandle, hook, use_state};

use super::weighed::{Design, Verdict, is_free};
use crate::bench::BenchHandle;
use crate::browser::{self, Timeout};
use crate::effect::use_effect_with;
use crate::kept::{self, BROKEN, CHOICES};
use crate::query::Query;
use crate::reached::{self, Reached};
use crate::run::Settings;
use crate::solved;

/// The time in milliseconds for which a budget stays as it is before it counts: one
/// that is typed passes through smaller ones.
const AT_REST_MS: i32 = 800;

/// A budget that was lowered until the choices broke it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The budget in bytes.
    pub budget: u64,
    /// The knob of the part that breaks it first.
    pub part: String,
}

impl Broken {
    /// Reads what [`kept`](Self::kept) wrote; none from anything else.
    fn read(kept: &str) -> Option<Self> {
        let (budget, part) = kept.split_once(' ')?;
        Some(Self {
            budget: budget.parse().ok()?,
            part: part.to_owned(),
        })
    }

    fn kept(&self) -> String {
        format!("{} {}", self.budget, self.part)
    }
}

/// The kept state of an exercise's choices, at one render.
#[derive(Clone)]
pub struct Kept {
    /// The last budget that broke choices which had passed.
    pub broken: UseStateHandle<Option<Broken>>,
    /// True once what the browser has kept was read.
    loaded: UseStateHandle<bool>,
    /// True if the browser refuses to keep anything.
    pub refused: UseStateHandle<bool>,
}

/// Reads the kept state of these choices; nothing where none are made.
#[hook]
pub fn use_kept(
    ready: bool,
    content: &Content,
    query: &Query,
    settings: &UseStateHandle<Settings>,
) -> Kept {
    let kept = Kept {
        broken: use_state(|| None),
        loaded: use_state(|| false),
        refused: use_state(|| false),
    };
    let chooses = content.entry.shape == Shape::Design;
    {
        let (kept, settings, slug) = (kept.clone(), settings.clone(), content.entry.slug.clone());
        let (knobs, free) = (content.knobs.clone(), free(content));
        // A link says what to choose, and what was chosen before does not.
        let linked = free.iter().any(|knob| query.get(knob).is_some());
        use_effect_with(ready && chooses, move |ready| {
            if !*ready {
                return;
            }
            if let Ok(Some(text)) = browser::load(&format!("{CHOICES}{slug}"))
                && !linked
            {
                let chosen = read(&text, &free);
                let mut next = (*settings).clone();
                for (at, knob) in knobs.iter().enumerate() {
                    if let Some(value) = chosen.get(&knob.name)
                        && knob.parse(value).is_ok()
                    {
                        next = next.with(at, value.to_owned());
                    }
                }
                settings.set(next);
            }
            if let Ok(Some(text)) = browser::load(&format!("{BROKEN}{slug}")) {
                kept.broken.set(Broken::read(&text));
            }
            kept.loaded.set(true);
        });
    }
    kept
}

/// Keeps what is chosen, and what came of it.
#[hook]
pub fn use_keeping(bench: &BenchHandle) {
    let content = &bench.content;
    let chooses = content.entry.shape == Shape::Design && *bench.kept.loaded;
    let case = bench.case().filter(|_| chooses);
    {
        let (kept, content) = (bench.kept.clone(), content.clone());
        use_effect_with(case.clone(), move |case| {
            let Some(case) = case else { return };
            let key = format!("{CHOICES}{}", content.entry.slug);
            let known = browser::load(&key).ok().flatten();
            // One who only looks has chosen nothing.
            if known.is_none() && is_default(case, &content) {
                return;
            }
            let text = written(case, &free(&content));
            if known.as_ref() != Some(&text) {
                kept.refused.set(kept::store(&key, &text).is_err());
            }
        });
    }
    let results = bench.machine.results().map(AsRef::as_ref);
    let design = case.map(|case| Design::of(content, &case, results));
    let verdict = design.as_ref().and_then(Design::verdict);
    let sure = design.as_ref().is_some_and(|design| design.repeats);
    let passed = verdict == Some(Verdict::Passed) && sure;
    let reached = design.as_ref().and_then(|design| {
        let (results, own) = (results?, design.held?);
        let naive = results.runs().first()?.usage.peak;
        let at_default = *results.case() == default_of_size(content, results.case());
        (passed && at_default).then_some(Reached { naive, own })
    });
    {
        let (kept, slug) = (bench.kept.clone(), content.entry.slug.clone());
        use_effect_with((passed, reached), move |(passed, reached)| {
            if *passed {
                kept.refused.set(solved::add(&slug).is_err());
            }
            if let Some(reached) = reached {
                // Refused, the mark beside the exercise says so.
                let _ = reached::add_figures(&slug, *reached);
            }
        });
    }
    // Broken is what had passed: the same choices, near enough, under a budget
    // that is lower now.
    let broken = design.filter(|design| design.repeats).and_then(|design| {
        let part = design.verdict()?.breaks()?;
        let weights = design.weights()?;
        let passes = Verdict::on(0, 0, &weights) == Verdict::Passed;
        let over = matches!(design.verdict()?, Verdict::OverBudget { .. });
        let part = design.chosen[part].part.knob.clone();
        (passes && over).then_some(Broken {
            budget: design.budget,
            part,
        })
    });
    let was_solved = bench.solved;
    let (kept, slug) = (bench.kept.clone(), content.entry.slug.clone());
    use_effect_with((broken, was_solved), move |(broken, was_solved)| {
        let broken = broken.clone().filter(|_| *was_solved);
        let rested = broken.map(|broken| {
            Timeout::new(AT_REST_MS, move || {
                let stored = kept::store(&format!("{BROKEN}{slug}"), &broken.kept());
                kept.refused.set(stored.is_err());
                kept.broken.set(Some(broken.clone()));
            })
        });
        move || drop(rested)
    });
}

/// The knobs that are chosen rather than measured against.
fn free(content: &Content) -> Vec<String> {
    let knobs = content.knobs.iter().map(|knob| knob.name.clone());
    knobs.filter(|knob| is_free(knob, content)).collect()
}

/// The default case with the choices and the budget of another.
fn default_of_size(content: &Content, case: &Case) -> Case {
    let mut default = default_case(&content.knobs);
    for knob in free(content) {
        if let Some(value) = case.get(&knob) {
            default.insert(knob, *value);
        }
    }
    default
}

fn is_default(case: &Case, content: &Content) -> bool {
    let mut knobs = content.knobs.iter();
    knobs.all(|knob| !is_free(&knob.name, content) || case.get(&knob.name) == Some(&knob.default))
}

/// The choices as they are kept: `?addresses=3&…`.
fn written(case: &Case, free: &[String]) -> String {
    let chosen = free.iter().filter_map(|knob| Some((knob, case.get(knob)?)));
    let query = chosen.fold(Query::default(), |query, (knob, value)| {
        query.with(knob, &value.to_string())
    });
    query.search()
}

/// Reads what is kept; only what may be chosen counts, whoever wrote it.
fn read(kept: &str, free: &[String]) -> Query {
    let known = Query::parse(kept);
    let chosen = free
        .iter()
        .filter_map(|knob| Some((knob, known.get(knob)?)));
    chosen.fold(Query::default(), |query, (knob, value)| {
        query.with(knob, value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz;

    #[test]
    fn what_is_kept_is_read_again() {
        let free = ["paths".to_owned(), BUDGET.to_owned()];
        let case = Case::from([
            ("paths".to_owned(), 3),
            (BUDGET.to_owned(), 20_000),
            ("lines".to_owned(), 7),
        ]);
        let again = read(&written(&case, &free), &free);
        assert_eq!(again.get("paths"), Some("3"));
        assert_eq!(again.get(BUDGET), Some("20000"));
        assert_eq!(again.get("lines"), None);
    }

    #[test]
    fn whatever_is_kept_is_read_as_choices_or_not_at_all() {
        arbtest::arbtest(|input| {
            let parts = ["?", "&", "=", "paths", "lines", "1", " ", "20000 ", "%"];
            let kept = fuzz::string(input, &parts)?;
            assert_eq!(read(&kept, &["paths".to_owned()]).get("lines"), None);
            if let Some(broken) = Broken::read(&kept) {
                assert_eq!(Broken::read(&broken.kept()), Some(broken));
            }
            Ok(())
        })
        .budget_ms(fuzz::BUDGET_MS);
    }

    use super::super::weighed::BUDGET;
}
