//! The bench: knobs, Run, and what came of it.

mod bars;
mod batch;
mod beside;
mod chains;
mod controls;
mod figures;
mod file;
mod findings;
mod growth;
mod hook;
mod lines;
mod machine;
mod once;
mod outcome;
pub mod palette;
mod plots;
mod prediction;
mod python;
mod results;
mod settings;
mod slider;
mod tracing;
mod trail;
pub mod verdict;

pub use bars::{BarsOf, bar, bars, head};
pub use batch::{BatchKey, Live};
pub use file::OwnFile;
pub use growth::{Cell, Growth};
pub use hook::{BenchHandle, Place, PlotView, use_bench};
pub use lines::{Heat, heat, status};
pub use machine::{Event, Machine};
pub use once::{Once, Sample, Told};
pub use outcome::Elapsed;
pub use results::Results;
pub use tracing::verified;

use yew::{Html, html};

use controls::controls;
use outcome::outcome;
use plots::plots;
use prediction::predictions;

// Parts without a state of their own are functions, not components: each
// component adds some kilobytes to the page's module.

/// The bench of an exercise.
pub fn bench(bench: &BenchHandle) -> Html {
    html! {
        <section class="bench" aria-label="Bench">
            { controls(bench) }
            { outcome(bench) }
            { predictions(bench) }
            { plots(bench) }
        </section>
    }
}
