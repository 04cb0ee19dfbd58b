//! The same problem in Python, as it was run to be recorded.

use protocol::{PythonSketch, RecordedPythonRun, Source, text};
use yew::{Html, html};

use crate::prose::tokens;

/// The sketch with what was recorded of it, folded.
pub fn python_sketch(sketch: &PythonSketch) -> Html {
    let PythonSketch {
        source: Source { path, lines },
        recorded,
    } = sketch;
    html! {
        <details class="sketch">
            <summary>{ "The same problem in Python" }</summary>
            <p>
                { format!("Recorded with tracemalloc in {}, not measured here: ", recorded.version) }
                { for recorded.runs.iter().enumerate().map(|(at, run)| {
                    let RecordedPythonRun { variant, peak, retained } = run;
                    let between = if at == 0 { "" } else { "; " };
                    let [peak, retained] = [*peak, *retained].map(text::grouped);
                    format!("{between}{variant} peak {peak}, retained {retained}")
                }) }
                { "." }
            </p>
            <section class="pane">
                <pre tabindex="0" role="region" aria-label={format!("Source of {path}")}><code>
                    { for (1..).zip(lines).map(|(number, line): (u32, _)| html! {
                        <span class="line" data-line={number.to_string()}>{ tokens(line) }{ "\n" }</span>
                    }) }
                </code></pre>
            </section>
        </details>
    }
}
