//! The divider between the lesson and the bench, which can be moved.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::{Callback, Html, component, html, use_state};

use crate::browser;

/// Under which name the width is kept. `boot.js` reads it before the first
/// paint.
const STORED_AS: &str = "bytewise.lesson";
/// The least and the most of the window's width that the lesson takes, in
/// percent.
const BOUNDS: [f64; 2] = [22.0, 60.0];
/// The part that an arrow key moves it by, in percent.
const STEP: f64 = 2.0;

/// A divider that is dragged, or moved by the arrow keys.
#[component]
pub fn Divider() -> Html {
    let width = use_state(|| None::<f64>);
    let set = {
        let width = width.setter();
        Callback::from(move |percent: f64| {
            let percent = percent.clamp(BOUNDS[0], BOUNDS[1]);
            show(percent);
            // A refusal only means that the width is not remembered.
            let _ = browser::store(STORED_AS, &format!("{percent:.1}"));
            width.set(Some(percent));
        })
    };
    let down = |event: PointerEvent| {
        let element = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        if let Some(element) = element {
            // Without it the divider stays where it is.
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        event.prevent_default();
    };
    let moved = {
        let set = set.clone();
        move |event: PointerEvent| {
            if event.buttons() == 1
                && let Some(all) = window_width()
            {
                set.emit(100.0 * f64::from(event.client_x()) / all);
            }
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowLeft" => -STEP,
            "ArrowRight" => STEP,
            _ => return,
        };
        let lesson = browser::document().query_selector(".lesson").ok().flatten();
        let now = lesson.map(|lesson| lesson.get_bounding_client_rect().width());
        if let Some((now, all)) = now.zip(window_width()) {
            event.prevent_default();
            set.emit(100.0 * now / all + step);
        }
    };
    html! {
        <div class="divider" role="separator" aria-orientation="vertical" tabindex="0"
            aria-label="Width of the lesson" aria-valuemin={BOUNDS[0].to_string()}
            aria-valuemax={BOUNDS[1].to_string()}
            aria-valuenow={format!("{:.0}", width.unwrap_or(33.0))}
            onpointerdown={down} onpointermove={moved} onkeydown={pressed}></div>
    }
}

/// Gives the lesson that share of the window's width, in percent.
fn show(percent: f64) {
    let root = browser::document().document_element();
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // A policy that forbids styles in the markup allows this.
        let _ = root
            .style()
            .set_property("--lesson", &format!("{percent:.1}vw"));
    }
}

fn window_width() -> Option<f64> {
    browser::window().inner_width().ok()?.as_f64()
}
