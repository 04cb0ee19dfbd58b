//! What an exercise consists of. None of this is shown to learners, and none
//! of it is counted.

use std::fmt;

use protocol::{Case, Failure, FailureKind, Finding, Headline, Knob, Scale};

pub use crate::findings::{WithLines, differences, field, statistics};
pub use crate::run::{Gauge, Run};
use crate::run::{Solve, Solving, measure};

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

impl KnobSpec {
    fn knob(&self) -> Knob {
        Knob {
            name: self.name.to_owned(),
            label: self.label.to_owned(),
            default: self.default,
            min: self.min,
            max: self.max,
            scale: self.scale,
            sweep: self.sweep.to_vec(),
        }
    }
}

/// The values of all knobs of a case, within their ranges.
pub struct Values<'a>(pub(crate) &'a Case);

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

    /// Whether the variants look at their own memory by line, which needs the
    /// traced module.
    const TRACED: bool = false;
    /// Whether the exercise is about what each line adds and takes away, which
    /// the page then shows as a table.
    const INCREMENTS: bool = false;

    /// Whether the variants read a file; see [`crate::file`].
    const FILE: bool = false;

    /// Why a variant came to no answer, though its code did all it could: the
    /// file that it was given cannot be read.
    fn failure(_answer: &Self::Answer) -> Option<Failure> {
        None
    }

    /// What part of the work was left out, if an answer can be right without
    /// it and no floor on the peak tells: a sentence without a final dot.
    fn left_out(_case: &Self::Case) -> Option<String> {
        None
    }

    /// What a variant found out about its own memory, to be shown as tables.
    fn findings(_answer: &Self::Answer) -> Vec<Finding> {
        Vec::new()
    }

    /// Pictures of how this variant's values lie in memory, with sizes from the
    /// compiler. Made after the run, and not counted.
    fn pictures(_variant: &str, _case: &Self::Case) -> Vec<Finding> {
        Vec::new()
    }

    /// The case of these knob values.
    fn case(values: &Values) -> Self::Case;
    /// The payload's own bytes: what no implementation that holds the whole
    /// payload can go below.
    fn floor(case: &Self::Case) -> u64;
    /// What a learner's version must stay under, in the headline's unit.
    fn budget(case: &Self::Case) -> u64;
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

impl From<BadRequest> for Failure {
    fn from(BadRequest(message): BadRequest) -> Self {
        Self::new(FailureKind::BadRequest, message)
    }
}

/// An [`Exercise`] whose types are erased, so that the registry can list it.
pub trait Registered: Sync {
    /// [`Exercise::SLUG`].
    fn slug(&self) -> &'static str;
    /// [`Exercise::HEADLINE`].
    fn headline(&self) -> Headline;
    /// [`Exercise::TRACED`].
    fn traced(&self) -> bool;
    /// [`Exercise::INCREMENTS`].
    fn increments(&self) -> bool;
    /// [`Exercise::FILE`].
    fn file(&self) -> bool;
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
    ) -> Result<Run, Failure>;

    /// The case with every knob at its default.
    fn default_case(&self) -> Case;
    /// Says what is wrong with a case, if anything: every knob must be there,
    /// within its range, and no other.
    fn check(&self, case: &Case) -> Result<(), BadRequest>;
}

impl<E: Exercise + Sync> Registered for E {
    fn slug(&self) -> &'static str {
        E::SLUG
    }

    fn headline(&self) -> Headline {
        E::HEADLINE
    }

    fn traced(&self) -> bool {
        E::TRACED
    }

    fn increments(&self) -> bool {
        E::INCREMENTS
    }

    fn file(&self) -> bool {
        E::FILE
    }

    fn knobs(&self) -> Vec<Knob> {
        knobs(E::KNOBS)
    }

    fn variants(&self) -> Vec<&'static str> {
        E::VARIANTS.iter().map(|variant| variant.name).collect()
    }

    fn edges(&self) -> Vec<Case> {
        edges(E::SLUG, E::KNOBS, E::EDGES)
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
    ) -> Result<Run, Failure> {
        self.check(case)?;
        let Some(variant) =
            E::VARIANTS.iter().find(|known| known.name == variant)
        else {
            return Err(unknown_variant(self, variant));
        };
        let mut solving = Solving::<E>::by(variant.solve);
        let mut run = measure(case, gauge, &mut solving)?;
        let case = E::case(&Values(case));
        run.findings.extend(E::pictures(variant.name, &case));
        Ok(run)
    }

    fn default_case(&self) -> Case {
        default_case(E::KNOBS)
    }

    fn check(&self, case: &Case) -> Result<(), BadRequest> {
        check(E::SLUG, E::KNOBS, case)
    }
}

/// An exercise whose one variant a learner wrote.
pub struct Yours<E: Exercise> {
    /// The exercise.
    pub exercise: E,
    /// The learner's `solve`.
    pub solve: fn(&E::Case) -> E::Answer,
}

impl<E: Exercise> Yours<E> {
    /// The one variant's name.
    pub const VARIANT: &'static str = "yours";
}

// This is compiled with each learner's code, which waits for it: it says what
// the exercise is, and leaves the work to functions that are not generic.
impl<E: Exercise + Sync> Registered for Yours<E> {
    fn slug(&self) -> &'static str {
        E::SLUG
    }

    fn headline(&self) -> Headline {
        E::HEADLINE
    }

    fn traced(&self) -> bool {
        E::TRACED
    }

    fn increments(&self) -> bool {
        E::INCREMENTS
    }

    fn file(&self) -> bool {
        E::FILE
    }

    fn knobs(&self) -> Vec<Knob> {
        knobs(E::KNOBS)
    }

    fn variants(&self) -> Vec<&'static str> {
        only(Self::VARIANT)
    }

    fn edges(&self) -> Vec<Case> {
        edges(E::SLUG, E::KNOBS, E::EDGES)
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
    ) -> Result<Run, Failure> {
        // An exercise's pictures are of the types of its own variants.
        let mut solving = Solving::<E>::by(self.solve);
        run_yours(self, variant, case, gauge, &mut solving)
    }

    fn default_case(&self) -> Case {
        default_case(E::KNOBS)
    }

    fn check(&self, case: &Case) -> Result<(), BadRequest> {
        check(E::SLUG, E::KNOBS, case)
    }
}

// What follows is compiled once, with this crate, and not again with each
// learner's code.

fn only(name: &'static str) -> Vec<&'static str> {
    vec![name]
}

fn run_yours(
    exercise: &dyn Registered,
    variant: &str,
    case: &Case,
    gauge: &dyn Fn() -> Gauge,
    solving: &mut dyn Solve,
) -> Result<Run, Failure> {
    exercise.check(case)?;
    if !exercise.variants().contains(&variant) {
        return Err(unknown_variant(exercise, variant));
    }
    measure(case, gauge, solving)
}

fn check(
    slug: &str,
    specs: &[KnobSpec],
    case: &Case,
) -> Result<(), BadRequest> {
    let knobs = knobs(specs);
    if let Some(unknown) =
        case.keys().find(|name| !knobs.iter().any(|knob| knob.name == **name))
    {
        return Err(BadRequest(format!(
            "`{slug}` has no knob `{unknown}`; it has {}",
            list(knobs.iter().map(|knob| knob.name.as_str()))
        )));
    }
    for knob in knobs {
        let Some(&value) = case.get(&knob.name) else {
            return Err(BadRequest(format!(
                "the request gives `{slug}` no value for its knob `{}`",
                knob.name
            )));
        };
        knob.check(value).map_err(|error| BadRequest(error.to_string()))?;
    }
    Ok(())
}

fn knobs(specs: &[KnobSpec]) -> Vec<Knob> {
    specs.iter().map(KnobSpec::knob).collect()
}

fn default_case(specs: &[KnobSpec]) -> Case {
    specs.iter().map(|spec| (spec.name.to_owned(), spec.default)).collect()
}

fn edges(slug: &str, knobs: &[KnobSpec], edges: &[&[u64]]) -> Vec<Case> {
    edges
        .iter()
        .map(|values| {
            assert_eq!(
                values.len(),
                knobs.len(),
                "an edge case of {slug} has a value per knob"
            );
            let names = knobs.iter().map(|spec| spec.name.to_owned());
            names.zip(values.iter().copied()).collect()
        })
        .collect()
}

fn unknown_variant(exercise: &dyn Registered, variant: &str) -> Failure {
    let slug = exercise.slug();
    let known = list(exercise.variants());
    Failure::from(BadRequest(format!(
        "`{slug}` has no variant `{variant}`; it has {known}"
    )))
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
