//! A variant's file, compiled as a learner's, gives that variant's figures.

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
    let mut differences = Vec::new();
    for exercise in exercises::all() {
        let slug = exercise.slug();
        let mut cases = exercise.edges();
        cases.push(exercise.default_case());
        let pasted = |variant: &&str| !ONLY_INSIDE.contains(&(slug, variant));
        for variant in exercise.variants().into_iter().filter(pasted) {
            let lab = lab_of(exercise, &source(exercise, variant));
            for case in &cases {
                let shipped = Lab::of(exercise).report(slug, variant, case);
                let yours = lab.report(slug, "yours", case);
                if counted(&yours) != counted(&shipped)
                    || yours.usage.pages.abs_diff(shipped.usage.pages) > PAGES
                {
                    differences.push(format!(
                        "{slug} {variant} {case:?}: {:?} as shipped, {:?} as yours",
                        shipped.usage, yours.usage
                    ));
                }
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
