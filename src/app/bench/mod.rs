//! The bench: knobs, Run, and what came of it.

mod bars;
mod batch;
mod controls;
mod figures;
mod growth;
mod hook;
mod machine;
mod outcome;
pub mod palette;
mod plots;
mod results;
mod settings;
mod slider;
pub mod verdict;

pub use bars::{BarsOf, bars};
pub use growth::{Cell, Growth};
pub use hook::{BenchHandle, PlotView, use_bench};

use yew::{Html, html};

use controls::controls;
use outcome::outcome;
use plots::plots;

// What has no state of its own is a function, not a component: each component
// adds some kilobytes to the page's module.

/// The bench of an exercise.
pub fn bench(bench: &BenchHandle) -> Html {
    html! {
        <section class="bench" aria-label="Bench">
            { controls(bench) }
            { outcome(bench) }
            { plots(bench) }
        </section>
    }
}
