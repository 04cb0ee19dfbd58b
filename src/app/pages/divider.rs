//! The divider between the lesson and the bench, which can be moved.

use protocol::text;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::{Callback, Html, component, html, use_state};

use crate::browser;
use crate::effect::use_effect_with;

/// Under which name the width is kept. `boot.js` reads it before the first
/// paint.
const STORED_AS: &str = "bytewise.lesson";
/// The least and the most of the window's width that the lesson takes, in
/// percent.
const BOUNDS: [f64; 2] = [22.0, 60.0];
/// The part that it takes where nobody has moved it, as the styles have it, in
/// percent: said until it is measured.
const USUAL: f64 = 33.0;
/// The part that an arrow key moves it by, in percent.
const STEP: f64 = 2.0;

/// A divider that is dragged, or moved by the arrow keys.
#[component]
pub fn Divider() -> Html {
    let width = use_state(|| None::<f64>);
    {
        let width = width.setter();
        use_effect_with((), move |()| width.set(now()));
    }
    let set = {
        let width = width.setter();
        Callback::from(move |percent: f64| {
            let percent = percent.clamp(BOUNDS[0], BOUNDS[1]);
            show(percent);
            width.set(Some(percent));
        })
    };
    let down = |event: PointerEvent| {
        if let Some(element) = browser::target::<Element>(&event) {
            // Without it the divider stays where it is.
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        event.prevent_default();
    };
    let moved = {
        let set = set.clone();
        move |event: PointerEvent| {
            let held = browser::target::<Element>(&event)
                .is_some_and(|element| element.has_pointer_capture(event.pointer_id()));
            if let Some(all) = window_width().filter(|_| held) {
                set.emit(100.0 * f64::from(event.client_x()) / all);
            }
        }
    };
    let up = |_: PointerEvent| keep();
    let pressed = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowLeft" => -STEP,
            "ArrowRight" => STEP,
            _ => return,
        };
        if let Some(now) = now() {
            event.prevent_default();
            set.emit(now + step);
            keep();
        }
    };
    html! {
        <div class="divider" role="separator" aria-orientation="vertical" tabindex="0"
            aria-label="Width of the lesson" aria-valuemin={text::decimal(BOUNDS[0], 0)}
            aria-valuemax={text::decimal(BOUNDS[1], 0)}
            aria-valuenow={text::decimal(width.unwrap_or(USUAL), 0)}
            onpointerdown={down} onpointermove={moved} onpointerup={up}
            onkeydown={pressed}></div>
    }
}

/// Gives the lesson that share of the window's width, in percent.
fn show(percent: f64) {
    let root = browser::document().document_element();
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // A policy that forbids styles in the markup allows this.
        let _ = root
            .style()
            .set_property("--lesson", &format!("{}vw", text::decimal(percent, 1)));
    }
}

/// The share of the window's width that the lesson has, in percent.
fn now() -> Option<f64> {
    let lesson = browser::document().query_selector(".lesson").ok()??;
    Some(100.0 * lesson.get_bounding_client_rect().width() / window_width()?)
}

/// Remembers it. A refusal only means that it is not remembered.
fn keep() {
    if let Some(now) = now() {
        let _ = browser::store(STORED_AS, &text::decimal(now, 1));
    }
}

fn window_width() -> Option<f64> {
    browser::window().inner_width().ok()?.as_f64()
}
