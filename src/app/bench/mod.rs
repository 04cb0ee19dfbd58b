//! The bench: knobs, Run, what came of it, and the sources.

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
mod view;
mod views;

pub use bars::{BarsOf, bar, bars, head};
pub use batch::{BatchKey, Live};
pub use beside::Allowance;
pub use file::OwnFile;
pub use growth::{Cell, Growth};
pub use hook::{BenchHandle, Place, use_bench};
pub use lines::{Heat, heat};
pub use machine::{Event, Machine};
pub use once::{Once, Sample, Told};
pub use outcome::Elapsed;
pub use prediction::predictions;
pub use results::Results;
pub use tracing::verified;
pub use view::View;

use yew::{Html, html};

use crate::yours;

use controls::controls;
use outcome::outcome;

use views::views;

// Parts without a state of their own are functions, not components: each
// component adds some kilobytes to the page's module.

/// The bench of an exercise.
pub fn bench(bench: &BenchHandle) -> Html {
    html! {
        <section class="bench" aria-label="Bench">
            { controls(bench) }
            { outcome(bench) }
            { views(bench) }
            { yours::judge(bench) }
        </section>
    }
}
