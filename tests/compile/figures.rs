//! A variant's file, compiled as a learner's, gives that variant's figures.

use std::sync::atomic::{AtomicUsize, Ordering};

use bytewise_tests::compiler::{built, module};
use bytewise_tests::lab::Lab;
use bytewise_tests::project;
use exercises::harness::Registered;
use protocol::{Report, Usage};

/// The most pages that code which is compiled apart may take more: the heap
/// begins elsewhere.
const PAGES: u64 = 2;

/// Variants that no learner could write: they give a type of the exercise's a
/// trait of another crate's, which only the exercise's own crate may.
const ONLY_INSIDE: [(&str, &str); 1] = [("deep-size", "get-size")];

fn source(exercise: &dyn Registered, variant: &str) -> String {
    let folder = exercise.slug().replace('-', "_");
    let file = format!("{}.rs", variant.replace('-', "_"));
    let path = project::root().join("exercises").join(folder).join(file);
    std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
}

/// The learner's module in the form that the exercise is measured in.
fn lab_of(exercise: &dyn Registered, source: &str) -> Lab {
    let built = built(exercise.slug(), source);
    if exercise.traced() {
        Lab::with_lines(&module(&built.traced), &built.lines)
    } else {
        Lab::new(&module(&built.module))
    }
}

fn counted(report: &Report) -> (String, Usage, u64, u64) {
    let usage = Usage {
        pages: 0,
        ..report.usage
    };
    (report.answer.clone(), usage, report.frees, report.budget)
}

#[test]
fn checks_of_unsafe_code_change_no_figure() {
    let exercise = exercises::find("compact-records").expect("an exercise");
    let case = exercise.default_case();
    let source = source(exercise, "optimized");
    let plain = lab_of(exercise, &source);
    let checked = lab_of(exercise, &format!("{source}// Nothing here is unsafe.\n"));
    let [plain, checked] = [plain, checked].map(|lab| lab.report(exercise.slug(), "yours", &case));
    assert_eq!(counted(&plain), counted(&checked));
}

#[test]
fn a_variant_as_a_learners_code_gives_the_variants_figures() {
    let all: Vec<_> = exercises::all()
        .flat_map(|exercise| {
            let variants = exercise.variants().into_iter();
            variants.map(move |variant| (exercise, variant))
        })
        .filter(|(exercise, variant)| !ONLY_INSIDE.contains(&(exercise.slug(), variant)))
        .collect();
    let next = AtomicUsize::new(0);
    let compare = || {
        let taken = std::iter::from_fn(|| all.get(next.fetch_add(1, Ordering::Relaxed)));
        taken
            .flat_map(|&(exercise, variant)| differences(exercise, variant))
            .collect::<Vec<_>>()
    };
    // Two at a time, as the host compiles at least where it has the cores.
    let differences = std::thread::scope(|scope| {
        let other = scope.spawn(compare);
        let mut found = compare();
        found.extend(other.join().expect("the other half ends"));
        found
    });
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Where the variant has other figures as shipped than as a learner's.
fn differences(exercise: &'static dyn Registered, variant: &str) -> Vec<String> {
    let slug = exercise.slug();
    let lab = lab_of(exercise, &source(exercise, variant));
    let mut cases = exercise.edges();
    cases.push(exercise.default_case());
    let compared = cases.iter().filter_map(|case| {
        let shipped = Lab::of(exercise).report(slug, variant, case);
        let yours = lab.report(slug, "yours", case);
        let same = counted(&yours) == counted(&shipped)
            && yours.usage.pages.abs_diff(shipped.usage.pages) <= PAGES;
        (!same).then(|| {
            format!(
                "{slug} {variant} {case:?}: {:?} as shipped, {:?} as yours",
                shipped.usage, yours.usage
            )
        })
    });
    compared.collect()
}
