//! The measured module of every exercise, and of the tests' own one.

use exercises::harness::Registered;

fn all() -> Vec<&'static dyn Registered> {
    #[cfg(feature = "faults")]
    let own = std::iter::once(lab::PROBE);
    #[cfg(not(feature = "faults"))]
    let own = std::iter::empty();
    exercises::all().chain(own).collect()
}

lab::exports!(lab::run(&all()));
