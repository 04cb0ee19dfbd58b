//! Everything about each exercise, a case for each part of it, so that a
//! failure names it: `slots::answers`, `slots::refused::streamed`.
//!
//! `cargo test -p bytewise-tests --test exercises -- slots::` runs one
//! exercise's. Its cases in browsers are left out where the browsers are.

mod answers;
mod attempts;
mod bounds;
mod engines;
mod fidelity;
mod figures;
mod folder;
mod lines;
mod mutants;
mod pages;
mod promises;
mod prose;
mod python;
mod timeline;
mod times;
mod together;

use std::process::ExitCode;

use exercises::harness::Registered;
use libtest_mimic::{Arguments, Trial};

/// One of the exercises.
type Exercise = &'static dyn Registered;

/// One thing that is tested of an exercise; panics where it does not hold.
type Part = fn(Exercise);

/// The parts that are tested of each exercise.
const PARTS: [(&str, Part); 19] = [
    ("folder", folder::has_exactly_its_files),
    ("format", folder::is_formatted),
    ("registry", folder::is_registered_soundly),
    ("prose", prose::is_complete),
    ("questions", prose::questions_are_true),
    ("errors", prose::quotes_the_compilers_own_errors),
    ("answers", answers::agree),
    ("natively", answers::agree_natively),
    ("recorded", figures::are_the_recorded_ones),
    ("figures", figures::repeat_and_hold_together),
    ("unoptimized", figures::are_those_of_the_source),
    ("timeline", timeline::is_true),
    ("lines", lines::add_up),
    ("promises", promises::hold),
    ("bounds", bounds::admit_the_reference_alone),
    ("fidelity", fidelity::a_variant_is_what_a_learner_would_get),
    ("pages", pages::show_a_runs_figures),
    ("mutants", mutants::none_passes_unlisted),
    ("python", python::sketch_is_recorded),
];

/// The parts that look at a version of a learner's.
const JUDGED: [&str; 3] = ["bounds", "fidelity", "mutants"];

/// Set to 1, all mutants are tried, and not a few, and each version by itself.
const THOROUGH: &str = "BYTEWISE_ALL_MUTANTS";

fn is_thorough() -> bool {
    std::env::var(THOROUGH).is_ok_and(|value| value == "1")
}

fn main() -> ExitCode {
    // The harness tells what a panic said. Where it came from helps only those
    // who look into the tests themselves.
    if std::env::var_os("RUST_BACKTRACE").is_none_or(|value| value != "full") {
        std::panic::set_hook(Box::new(|_| {}));
    }
    let mut arguments = Arguments::from_args();
    // Two at once: most of it is computing.
    arguments.test_threads.get_or_insert(2);
    let trials = exercises::all().flat_map(trials);
    let alone = trial(
        "all",
        "all::teaches".to_owned(),
        prose::no_two_teach_the_same,
    );
    let trials: Vec<Trial> = trials.chain([alone]).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);
    times::write();
    if engines::close() {
        conclusion.exit_code()
    } else {
        eprintln!("a browser's console has an error; see above");
        ExitCode::FAILURE
    }
}

fn trials(exercise: Exercise) -> Vec<Trial> {
    let slug = exercise.slug();
    let named = |part: &str| format!("{slug}::{part}");
    let judged = exercise.shape().is_edit();
    let parts = PARTS.into_iter();
    let parts = parts.filter(|(part, _)| judged || !JUDGED.contains(part));
    let mut trials: Vec<Trial> = parts
        .map(|(part, check)| trial(slug, named(part), move || check(exercise)))
        .collect();
    for (part, check) in attempts::of(exercise) {
        trials.push(trial(slug, named(&part), check));
    }
    for (part, check) in engines::of(exercise) {
        trials.push(trial(slug, named(&part), check));
    }
    trials
}

/// A case that fails by panicking.
fn trial(slug: &'static str, name: String, check: impl FnOnce() + Send + 'static) -> Trial {
    let part = name
        .strip_prefix(&format!("{slug}::"))
        .unwrap_or(&name)
        .to_owned();
    Trial::test(name, move || {
        times::taken(slug, &part, check);
        Ok(())
    })
}
