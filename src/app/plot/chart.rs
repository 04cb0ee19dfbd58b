//! The place on the page where a chart is drawn.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::{
    Html, NodeRef, Properties, component, html, use_context, use_mut_ref, use_node_ref, use_state,
};

use super::option::Chart;
use crate::browser::{Chart as Drawn, Tab};
use crate::effect::use_effect_with;
use crate::env::Env;

/// The chart to draw.
#[derive(Properties, PartialEq)]
pub struct ChartProps {
    /// The chart.
    pub chart: Chart,
    /// The same in words, for those who do not see it.
    pub summary: String,
}

/// Draws a chart, loading what draws it with the first.
#[component]
pub fn ChartBox(props: &ChartProps) -> Html {
    let tab = use_context::<Env>().and_then(|env| env.tab);
    let place = use_node_ref();
    let slot: Rc<RefCell<Slot>> = use_mut_ref(Slot::default);
    let failed = use_state(|| false);
    let attempt = use_state(|| 0_u32);
    {
        let (place, slot, failed) = (place.clone(), slot.clone(), failed.setter());
        use_effect_with((props.chart.clone(), *attempt), move |(chart, _)| {
            // A chart of plain numbers and names can always be passed on.
            let Ok(chart) = plain(chart) else { return };
            let mut open = slot.borrow_mut();
            open.wanted = Some(chart.clone());
            if let Some(drawn) = &open.drawn {
                drawn.update(&chart);
            } else if let Some(tab) = tab.filter(|_| !open.loading) {
                open.loading = true;
                failed.set(false);
                let slot = slot.clone();
                spawn_local(async move {
                    if draw(&tab, &place, &slot).await.is_none() {
                        failed.set(true);
                    }
                });
            }
        });
    }
    use_effect_with((), move |()| {
        move || {
            let mut slot = slot.borrow_mut();
            slot.closed = true;
            if let Some(drawn) = slot.drawn.take() {
                drawn.remove();
            }
        }
    });
    let retry = move |_| attempt.set(*attempt + 1);
    html! {
        <>
            <div class="plot" ref={place} role="img" aria-label={props.summary.clone()}></div>
            if *failed {
                <div class="fault" role="alert" data-failure="plots-unavailable">
                    <p>{ "The plot could not be loaded; the table below has its figures. Check the \
                          connection, then retry." }</p>
                    <button type="button" class="quiet" data-action="retry" onclick={retry}>{ "Retry" }</button>
                </div>
            }
        </>
    }
}

/// The state of the drawing.
#[derive(Default)]
struct Slot {
    wanted: Option<JsValue>,
    drawn: Option<Drawn>,
    loading: bool,
    closed: bool,
}

/// Draws what is wanted by the time the plots chunk is there. `None` if it
/// cannot be loaded.
async fn draw(tab: &Tab, place: &NodeRef, slot: &RefCell<Slot>) -> Option<()> {
    let (element, wanted) = {
        let slot = slot.borrow();
        (place.cast::<Element>()?, slot.wanted.clone()?)
    };
    let drawn = JsFuture::from(tab.bridge.draw(&element, &wanted)).await;
    let mut slot = slot.borrow_mut();
    slot.loading = false;
    let drawn: Drawn = drawn.ok()?.unchecked_into();
    if slot.closed {
        drawn.remove();
        return Some(());
    }
    if let Some(newer) = slot.wanted.clone().filter(|newer| *newer != wanted) {
        drawn.update(&newer);
    }
    slot.drawn = Some(drawn);
    Some(())
}

fn plain(chart: &Chart) -> Result<JsValue, serde_wasm_bindgen::Error> {
    chart.serialize(&serde_wasm_bindgen::Serializer::json_compatible())
}

/// A chart for elsewhere: the text of an `svg` element of that size. `None` if
/// what draws it cannot be loaded.
pub async fn chart_svg(tab: &Tab, chart: &Chart, width: u32, height: u32) -> Option<String> {
    let drawn = tab.bridge.picture(&plain(chart).ok()?, width, height);
    JsFuture::from(drawn).await.ok()?.as_string()
}
