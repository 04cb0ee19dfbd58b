//! The figures of the same problem in Python: recorded, so shown on demand
//! alone and only beside the case that they were recorded for.

use judge::words::described;
use protocol::{Content, RecordedPython, default_case};
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, html};

use super::bars::python_figure;
use super::hook::BenchHandle;
use crate::browser;
use crate::run::Results;

/// The recording, if it can stand beside the headline's figures.
fn recorded(content: &Content) -> Option<&RecordedPython> {
    let recorded = &content.python.as_ref()?.recorded;
    let run = recorded.runs.first()?;
    python_figure(content.entry.headline, run).map(|_| recorded)
}

/// The recording, if it is asked for and is of the case that was run.
pub fn shown<'a>(bench: &'a BenchHandle, results: &Results) -> Option<&'a RecordedPython> {
    let content = &bench.content;
    recorded(content).filter(|_| *bench.python && *results.case() == default_case(&content.knobs))
}

/// The switch that asks for it, with what is to be known of the figures.
pub fn switch(bench: &BenchHandle, results: &Results) -> Html {
    let content = &bench.content;
    let Some(RecordedPython { version, .. }) = recorded(content) else {
        return Html::default();
    };
    let onchange = {
        let python = bench.python.setter();
        Callback::from(move |event: Event| {
            if let Some(input) = browser::target::<HtmlInputElement>(&event) {
                python.set(input.checked());
            }
        })
    };
    let case = default_case(&content.knobs);
    let remark = if *results.case() == case {
        format!("{version}, tracemalloc, recorded; not measured here.")
    } else {
        let case = described(&case, &content.knobs);
        format!("Recorded for the default case alone, {case}: run that to see Python's beside it.")
    };
    html! {
        <div class="python">
            <label><input type="checkbox" data-action="python" checked={*bench.python} {onchange} />
                { "Show Python's" }</label>
            if *bench.python {
                <span class="soft">{ remark }</span>
            }
        </div>
    }
}
