//! The fewest exercises whose pages are of every kind: each kind is tried in
//! every browser, and the time that takes grows with the kinds alone. What each
//! exercise computes and shows is compared without a page, exercise by exercise
//! (`tests/exercises`).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use bytewise_tests::reports::measured;
use exercises::harness::Registered;
use protocol::{Content, Expected, FindingTable};

/// An exercise.
pub(crate) type Exercise = &'static dyn Registered;

/// A greedy choice: in each round the exercise that adds the most kinds.
static CHOSEN: LazyLock<Vec<Exercise>> = LazyLock::new(|| {
    let mut left: Vec<(Exercise, BTreeSet<String>)> = edited().map(|it| (it, kinds(it))).collect();
    let mut covered = BTreeSet::new();
    let mut chosen = Vec::new();
    // Of equals the first, so that the choice repeats.
    while let Some((exercise, kinds)) = left
        .iter()
        .rev()
        .max_by_key(|(_, kinds)| kinds.difference(&covered).count())
        .filter(|(_, kinds)| !kinds.is_subset(&covered))
        .cloned()
    {
        covered.extend(kinds);
        left.retain(|(it, _)| it.slug() != exercise.slug());
        chosen.push(exercise);
    }
    chosen
});

/// The exercises whose pages can be run as they are opened. Those that ask first
/// have tests of their own.
fn edited() -> impl Iterator<Item = Exercise> {
    exercises::all().filter(|it| it.shape().is_edit())
}

/// Exercises that have among them every kind of knob, variant, headline,
/// finding and question that any exercise to be edited has.
pub(crate) fn by_shape() -> &'static [Exercise] {
    &CHOSEN
}

/// Lists the kinds of things on the exercise's page.
fn kinds(exercise: Exercise) -> BTreeSet<String> {
    let content = host::read_content(exercise).unwrap_or_else(|error| panic!("{error:#}"));
    let mut kinds = BTreeSet::from([
        format!("{} knobs", exercise.knobs().len()),
        format!("{} variants", exercise.variants().len()),
        format!("headline {}", exercise.headline().name()),
        format!("traced {}", exercise.traced()),
        format!("increments {}", exercise.increments()),
        format!("own file {}", exercise.file()),
    ]);
    kinds.extend(
        exercise
            .knobs()
            .iter()
            .map(|knob| format!("scale {:?}", knob.scale)),
    );
    kinds.extend(asked(&content));
    let case = exercise.default_case();
    for variant in exercise.variants() {
        let report = measured(exercise, variant, &case);
        if report.most_allocations.is_some() {
            kinds.insert("a limit of allocations".to_owned());
        }
        kinds.extend(report.findings.iter().map(|it| found(&it.table).to_owned()));
    }
    kinds
}

/// The kinds of its questions.
fn asked(content: &Content) -> BTreeSet<String> {
    let asked = content.predictions.iter().map(|question| {
        let answer = match &question.expected {
            Expected::Figure { .. } => "a figure",
            Expected::Ratio { .. } => "a ratio",
            Expected::Reason(_) => "a reason",
        };
        format!("asks for {answer}")
    });
    let codes = content.predictions.iter().map(|it| !it.code.is_empty());
    asked
        .chain(codes.map(|it| format!("asks of code {it}")))
        .collect()
}

/// The kind of a finding.
fn found(table: &FindingTable) -> &'static str {
    match table {
        FindingTable::Statistics(_) => "finds statistics",
        FindingTable::Differences(_) => "finds differences",
        FindingTable::Numbers(_) => "finds numbers",
        FindingTable::Layouts(_) => "finds layouts",
        FindingTable::Sharing(_) => "finds sharing",
        FindingTable::Graphs(_) => "finds graphs",
        FindingTable::Unavailable(_) => "finds nothing",
    }
}

#[test]
fn every_kind_has_an_exercise_and_few_are_chosen() {
    let chosen: Vec<&str> = by_shape().iter().map(|it| it.slug()).collect();
    let covered: BTreeSet<String> = by_shape().iter().copied().flat_map(kinds).collect();
    for exercise in edited() {
        let kinds = kinds(exercise);
        assert!(
            kinds.is_subset(&covered),
            "{}: {kinds:?} in {chosen:?}",
            exercise.slug()
        );
    }
    // One exercise a kind at most: the number of kinds is what it may grow with.
    assert!(chosen.len() <= covered.len(), "{chosen:?} for {covered:?}");
    assert!(2 * chosen.len() <= exercises::all().count(), "{chosen:?}");
}
