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

use yew::{Html, Properties, component, html};

use controls::Controls;
use outcome::Outcome;
use plots::Plots;

/// A bench as the page that owns it has it.
#[derive(Properties, PartialEq)]
pub struct BenchProps {
    /// Its state, and how to change it.
    pub bench: BenchHandle,
}

/// The bench of an exercise.
#[component]
pub fn Bench(props: &BenchProps) -> Html {
    let bench = &props.bench;
    html! {
        <section class="bench" aria-label="Bench">
            <Controls bench={bench.clone()} />
            <Outcome bench={bench.clone()} />
            <Plots bench={bench.clone()} />
        </section>
    }
}
