//! What an exercise consists of, and how one of its variants is run under the
//! meter. None of this is shown to learners, and none of it is counted.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hint::black_box;

use meter::{Counts, Timeline};
use protocol::{Case, Headline, Knob, Scale};

/// One implementation of an exercise: `<name>.rs` in the exercise's folder,
/// with hyphens as underscores.
pub struct Variant<C, A> {
    /// `naive`, `optimized`, …
    pub name: &'static str,
    /// The file's `solve`.
    pub solve: fn(&C) -> A,
}

/// A knob as an exercise declares it; see [`protocol::Knob`] for the fields.
pub struct KnobSpec {
    /// The name in links and on the command line.
    pub name: &'static str,
    /// What a person reads beside the slider.
    pub label: &'static str,
    /// The value that the recorded figures are for.
    pub default: u64,
    /// The smallest accepted value.
    pub min: u64,
    /// The largest accepted value.
    pub max: u64,
    /// How the slider maps its travel to values.
    pub scale: Scale,
    /// The sizes of the growth plot, ascending from at least 1; six or more,
    /// or none.
    pub sweep: &'static [u64],
}

/// The values of all knobs of a case, within their ranges.
pub struct Values<'a>(&'a Case);

impl Values<'_> {
    /// The value of a knob that the exercise declares.
    ///
    /// # Panics
    ///
    /// If the exercise has no such knob: a mistake in its `case`, which the
    /// registry's test finds.
    pub fn get(&self, knob: &str) -> u64 {
        self.0[knob]
    }

    /// Like [`get`](Self::get), as the type that the case wants: a count of
    /// things in memory, or an integer that a float holds exactly.
    ///
    /// # Panics
    ///
    /// As `get` does, and if the value exceeds the type's range.
    pub fn count<N: TryFrom<u64>>(&self, knob: &str) -> N {
        N::try_from(self.get(knob))
            .unwrap_or_else(|_| panic!("{knob}'s range fits in its type"))
    }
}

/// A problem with its variants. Implemented by a unit struct in the exercise's
/// `mod.rs`.
pub trait Exercise {
    /// The input that every variant gets. Building it is not counted.
    type Case: 'static;
    /// What every variant computes. Exact: integers, text, or floats whose
    /// sum does not depend on order.
    type Answer: PartialEq + fmt::Display + 'static;

    /// The name in links and on the command line; also the folder's name, with
    /// hyphens as underscores.
    const SLUG: &'static str;
    /// The figure that the exercise is about.
    const HEADLINE: Headline;
    /// The numbers that a learner may turn.
    const KNOBS: &'static [KnobSpec];
    /// The variants; naive, the oracle, first.
    const VARIANTS: &'static [Variant<Self::Case, Self::Answer>];
    /// Cases on which all variants must agree, besides the default: a value
    /// per knob, in the order of `KNOBS`.
    const EDGES: &'static [&'static [u64]];

    /// The case of these knob values.
    fn case(values: &Values) -> Self::Case;
    /// The payload's own bytes: what no implementation that holds the whole
    /// payload can go below.
    fn floor(case: &Self::Case) -> u64;
    /// What a learner's version must stay under, in the headline's unit.
    fn budget(case: &Self::Case) -> u64;
}

/// What the surroundings of the measured code say at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gauge {
    /// Milliseconds on the engine's clock.
    pub time_ms: f64,
    /// Pages of linear memory; 0 where there is none.
    pub pages: u64,
}

/// What running one variant gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The answer as text.
    pub answer: String,
    /// The payload's own bytes for the case.
    pub floor: u64,
    /// What was counted from just before `solve` until its answer was dropped.
    pub counts: Counts,
    /// Live bytes over that time.
    pub timeline: Timeline,
    /// Right before `solve`.
    pub before: Gauge,
    /// Right after `solve`, with the answer still held.
    pub after: Gauge,
}

/// Why a request cannot be run: the sentence says what is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRequest(pub String);

impl fmt::Display for BadRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadRequest {}

/// An [`Exercise`] whose types are erased, so that the registry can list it.
pub trait Registered: Sync {
    /// [`Exercise::SLUG`].
    fn slug(&self) -> &'static str;
    /// [`Exercise::HEADLINE`].
    fn headline(&self) -> Headline;
    /// [`Exercise::KNOBS`].
    fn knobs(&self) -> Vec<Knob>;
    /// The variants' names, naive first.
    fn variants(&self) -> Vec<&'static str>;
    /// [`Exercise::EDGES`] as cases.
    fn edges(&self) -> Vec<Case>;
    /// [`Exercise::floor`] of a valid case.
    fn floor(&self, case: &Case) -> Result<u64, BadRequest>;
    /// [`Exercise::budget`] of a valid case.
    fn budget(&self, case: &Case) -> Result<u64, BadRequest>;
    /// Runs one variant under the meter, reading `gauge` right before and
    /// right after.
    fn run(
        &self,
        variant: &str,
        case: &Case,
        gauge: &dyn Fn() -> Gauge,
    ) -> Result<Run, BadRequest>;

    /// The case with every knob at its default.
    fn default_case(&self) -> Case {
        self.knobs()
            .into_iter()
            .map(|knob| (knob.name, knob.default))
            .collect()
    }

    /// Says what is wrong with a case, if anything: every knob must be there,
    /// within its range, and no other.
    fn check(&self, case: &Case) -> Result<(), BadRequest> {
        let knobs = self.knobs();
        if let Some(unknown) = case
            .keys()
            .find(|name| !knobs.iter().any(|knob| knob.name == **name))
        {
            return Err(BadRequest(format!(
                "`{}` has no knob `{unknown}`; it has {}",
                self.slug(),
                list(knobs.iter().map(|knob| knob.name.as_str()))
            )));
        }
        for knob in &knobs {
            let Some(&value) = case.get(&knob.name) else {
                return Err(BadRequest(format!(
                    "the request gives `{}` no value for its knob `{}`",
                    self.slug(),
                    knob.name
                )));
            };
            knob.check(value)
                .map_err(|error| BadRequest(error.to_string()))?;
        }
        Ok(())
    }
}

impl<E: Exercise + Sync> Registered for E {
    fn slug(&self) -> &'static str {
        E::SLUG
    }

    fn headline(&self) -> Headline {
        E::HEADLINE
    }

    fn knobs(&self) -> Vec<Knob> {
        E::KNOBS
            .iter()
            .map(|spec| Knob {
                name: spec.name.to_owned(),
                label: spec.label.to_owned(),
                default: spec.default,
                min: spec.min,
                max: spec.max,
                scale: spec.scale,
                sweep: spec.sweep.to_vec(),
            })
            .collect()
    }

    fn variants(&self) -> Vec<&'static str> {
        E::VARIANTS.iter().map(|variant| variant.name).collect()
    }

    fn edges(&self) -> Vec<Case> {
        E::EDGES
            .iter()
            .map(|values| {
                assert_eq!(
                    values.len(),
                    E::KNOBS.len(),
                    "an edge case of {} has a value per knob",
                    E::SLUG
                );
                let names = E::KNOBS.iter().map(|spec| spec.name.to_owned());
                names.zip(values.iter().copied()).collect()
            })
            .collect()
    }

    fn floor(&self, case: &Case) -> Result<u64, BadRequest> {
        self.check(case)?;
        Ok(E::floor(&E::case(&Values(case))))
    }

    fn budget(&self, case: &Case) -> Result<u64, BadRequest> {
        self.check(case)?;
        Ok(E::budget(&E::case(&Values(case))))
    }

    fn run(
        &self,
        variant: &str,
        case: &Case,
        gauge: &dyn Fn() -> Gauge,
    ) -> Result<Run, BadRequest> {
        self.check(case)?;
        let Some(variant) =
            E::VARIANTS.iter().find(|known| known.name == variant)
        else {
            return Err(BadRequest(format!(
                "`{}` has no variant `{variant}`; it has {}",
                E::SLUG,
                list(self.variants())
            )));
        };
        let case = E::case(&Values(case));
        let floor = E::floor(&case);
        // The standard library draws its hash keys once per thread, which
        // allocates a byte. That is not the variant's doing.
        black_box(RandomState::new());

        let before = gauge();
        let ((answer, after), counts, timeline) =
            meter::measure_with_timeline(|| {
                let answer = black_box((variant.solve)(black_box(&case)));
                let after = gauge();
                let text = meter::paused(|| answer.to_string());
                drop(answer);
                (text, after)
            });
        Ok(Run { answer, floor, counts, timeline, before, after })
    }
}

/// Names in backticks, as a sentence lists them: `` `a`, `b` or `c` ``.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> =
        names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => "none".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}
