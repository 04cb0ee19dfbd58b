//! The knobs, the file, Run and Stop.

use protocol::{FileReading, Knob, KnobError, text};
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
                        { reading(bench) }
                    }
                </div>
            </fieldset>
        </form>
    }
}

/// The progress of the run that reads a file, once that takes a while.
fn reading(bench: &BenchHandle) -> Html {
    let Some((variant, reading)) = bench.machine.reading() else {
        return Html::default();
    };
    html! {
        <p class="reading" data-reading={reading.bytes.to_string()}
            data-length={reading.length.to_string()}>
            { format!("{variant}: {}", progress(&reading)) }
        </p>
    }
}

/// The bytes done, those of the file, and the rate, in words.
fn progress(reading: &FileReading) -> String {
    let unit = |bytes: u64| match text::binary_unit(bytes) {
        Some(unit) => unit.replace(".0 ", " "),
        None => format!("{bytes} bytes"),
    };
    let (done, length) = (unit(reading.bytes), unit(reading.length));
    // A file of which parts are read again has fewer bytes.
    let of = if reading.bytes > reading.length {
        format!("{done} read of a file of {length}")
    } else {
        format!("{done} of {length}")
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rate below that of any memory, and not below 0"
    )]
    let rate = reading.bytes_per_second.round() as u64;
    format!("{of}, {} a second", unit(rate))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_bytes_done_bytes_of_the_file_and_a_rate() {
        let mut reading = FileReading {
            id: 0,
            bytes: 1_288_490_189,
            length: 4 << 30,
            bytes_per_second: 310.0 * 1_048_576.0,
        };
        assert_eq!(progress(&reading), "1.2 GiB of 4 GiB, 310 MiB a second");
        reading.length = 1_000;
        reading.bytes_per_second = 12.0;
        let again = "1.2 GiB read of a file of 1000 bytes, 12 bytes a second";
        assert_eq!(progress(&reading), again);
    }
}
