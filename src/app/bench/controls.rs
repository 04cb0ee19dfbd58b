//! The knobs, the file, Run and Stop.

use protocol::{Knob, KnobError, text};
use web_sys::{HtmlInputElement, InputEvent, SubmitEvent};
use yew::{Callback, Html, html};

use super::file::file;
use super::hook::BenchHandle;
use crate::browser;
use crate::run::slider;

/// The knobs, the file, Run and Stop.
pub fn controls(bench: &BenchHandle) -> Html {
    let running = bench.is_running();
    let submit = {
        let bench = bench.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            bench.run();
        })
    };
    html! {
        <form class="controls" onsubmit={submit}>
            <fieldset disabled={!bench.ready}>
                <legend class="hidden">{ "The case to run" }</legend>
                <div class="knobs">{ knobs(bench) }{ file(bench) }</div>
                <div class="actions">
                    <button type="submit" class="run" data-action="run"
                        disabled={bench.runnable().is_none()}>
                        { "Run" }<kbd aria-hidden="true">{ "Ctrl ⏎" }</kbd>
                    </button>
                    if running {
                        <button type="button" class="quiet" data-action="stop" onclick={bench.stop("[data-action=run]")}>
                            { "Stop" }
                        </button>
                    }
                </div>
            </fieldset>
        </form>
    }
}

fn knobs(bench: &BenchHandle) -> Html {
    bench
        .content
        .knobs
        .iter()
        .zip(bench.values())
        .enumerate()
        // A part's structure is chosen beside its bytes.
        .filter(|(_, (knob, _))| {
            bench
                .content
                .parts
                .iter()
                .all(|part| part.knob != knob.name)
        })
        .map(|(at, (knob, value))| one_knob(bench, at, knob, &value))
        .collect()
}

fn one_knob(bench: &BenchHandle, at: usize, knob: &Knob, value: &Result<u64, KnobError>) -> Html {
    let name = &knob.name;
    let id = format!("knob-{name}");
    let error_id = format!("{id}-error");
    let stops = slider::stops(knob);
    let slid = set_by(bench, at, {
        let stops = stops.clone();
        move |at| Some(text::grouped(*stops.get(at.parse::<usize>().ok()?)?))
    });
    let typed = set_by(bench, at, Some);
    // A wrong text leaves the slider where the default is.
    let position = slider::nearest(&stops, *value.as_ref().unwrap_or(&knob.default));
    let spoken = value.as_ref().ok().map(|value| text::grouped(*value));
    html! {
        <div class="knob" key={name.clone()}>
            <label for={id.clone()}>{ &knob.label }</label>
            <input type="range" min="0" max={(stops.len() - 1).to_string()} step="1"
                value={position.to_string()} oninput={slid}
                aria-label={format!("{}, slider", knob.label)} aria-valuetext={spoken} />
            <input type="text" inputmode="numeric" autocomplete="off" spellcheck="false" {id}
                data-knob={name.clone()} value={bench.settings.text(at).to_owned()} oninput={typed}
                aria-invalid={value.is_err().then_some("true")}
                aria-describedby={value.is_err().then(|| error_id.clone())} />
            if let Err(error) = value {
                <p class="error" id={error_id} role="alert">{ format!("{error}.") }</p>
            }
        </div>
    }
}

/// A callback that sets a knob to what `read` makes of an input's text.
fn set_by(
    bench: &BenchHandle,
    at: usize,
    read: impl Fn(String) -> Option<String> + 'static,
) -> Callback<InputEvent> {
    let settings = bench.settings.clone();
    Callback::from(move |event: InputEvent| {
        let input = browser::target::<HtmlInputElement>(&event);
        if let Some(text) = input.and_then(|input| read(input.value())) {
            settings.set(settings.with(at, text));
        }
    })
}
