//! The functions that only JavaScript may run on the page: `boot.js` hands them
//! over as one object.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Worker};

#[wasm_bindgen]
extern "C" {
    /// The object that `boot.js` passes to `start`.
    #[derive(Clone, Debug, PartialEq)]
    pub type Bridge;

    /// Starts `worker.js`. Its address must pass the page's Trusted Types
    /// policy, which `boot.js` holds.
    #[wasm_bindgen(method, catch, js_name = startWorker)]
    pub fn start_worker(this: &Bridge) -> Result<Worker, JsValue>;

    /// Resolves to the compiled module of that address, if the page asked for it
    /// before the application did and it came whole.
    #[wasm_bindgen(method)]
    pub fn compiled(this: &Bridge, address: &str) -> Promise;

    /// Resolves, once, to the outcomes of the run that the page opened with, if
    /// there was one and it ended.
    #[wasm_bindgen(method)]
    pub fn first(this: &Bridge) -> Promise;

    /// Takes the page over, and resolves to what came of a press of Run before:
    /// its outcomes, `null` if they are not there, or `undefined` without a press.
    #[wasm_bindgen(method, js_name = takeOver)]
    pub fn take_over(this: &Bridge) -> Promise;

    /// Resolves once the browser has nothing better to do.
    #[wasm_bindgen(method)]
    pub fn idle(this: &Bridge) -> Promise;

    /// Loads the plots chunk and draws a chart into the element: resolves to
    /// a [`Chart`].
    #[wasm_bindgen(method)]
    pub fn draw(this: &Bridge, element: &Element, chart: &JsValue) -> Promise;

    /// Loads the plots chunk and draws a chart in light: resolves to the text of an
    /// `svg` element of that size.
    #[wasm_bindgen(method)]
    pub fn picture(this: &Bridge, chart: &JsValue, width: u32, height: u32) -> Promise;

    /// Loads the editor chunk and mounts an editor in the element: resolves to
    /// an [`Editor`].
    #[wasm_bindgen(method)]
    pub fn edit(this: &Bridge, element: &Element, options: &JsValue) -> Promise;

    /// The compile host's token, if the address had one.
    #[wasm_bindgen(method)]
    pub fn token(this: &Bridge) -> Option<String>;

    /// Resolves, once it is known, to whether the site opens without a network:
    /// `kept`, `http` if it never does because the address is not a secure one,
    /// `never` if the browser does not keep it, `undefined` where it is not tried.
    #[wasm_bindgen(method)]
    pub fn offline(this: &Bridge) -> Promise;

    /// A chart on the page.
    #[derive(Clone, Debug, PartialEq)]
    pub type Chart;

    /// Shows other data in the same place.
    #[wasm_bindgen(method)]
    pub fn update(this: &Chart, chart: &JsValue);

    /// Takes the chart off the page.
    #[wasm_bindgen(method)]
    pub fn remove(this: &Chart);

    /// An editor on the page.
    #[derive(Clone, Debug, PartialEq)]
    pub type Editor;

    /// Sets the text, as one step that can be undone.
    #[wasm_bindgen(method)]
    pub fn replace(this: &Editor, text: &str);

    /// Replaces all marks.
    #[wasm_bindgen(method)]
    pub fn mark(this: &Editor, marks: &JsValue);

    /// Replaces the bytes beside the lines.
    #[wasm_bindgen(method)]
    pub fn heat(this: &Editor, lines: &JsValue);

    /// Moves the cursor and the focus to a line.
    #[wasm_bindgen(method, js_name = goTo)]
    pub fn go_to(this: &Editor, line: u32);

    /// Moves the focus into it, and the cursor to this place of the text,
    /// counted in UTF-16 units.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Editor, at: u32);

    /// Takes the editor off the page.
    #[wasm_bindgen(method, js_name = remove)]
    pub fn unmount(this: &Editor);
}
