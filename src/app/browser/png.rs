//! Draws an SVG picture into pixels.

use js_sys::futures::JsFuture;
use js_sys::{Promise, encode_uri_component};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::{document, reason};

/// The number of pixels for each of the picture's, in both directions.
pub const DENSITY: u32 = 2;

/// The picture of that size as a PNG file. The error is a clause: `the canvas
/// is tainted`.
pub async fn png(svg: &str, width: u32, height: u32) -> Result<Blob, String> {
    drawn(svg, width, height)
        .await
        .map_err(|error| reason(&error))
}

async fn drawn(svg: &str, width: u32, height: u32) -> Result<Blob, JsValue> {
    let image = HtmlImageElement::new()?;
    // The page's policy lets pictures come from the page and from such addresses.
    let address = String::from(encode_uri_component(svg));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{address}"));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width * DENSITY);
    canvas.set_height(height * DENSITY);
    let context = canvas.get_context("2d")?.ok_or("it has no canvas")?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let (wide, high) = (f64::from(width * DENSITY), f64::from(height * DENSITY));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high)?;
    let made = Promise::new(&mut |resolve, reject| {
        let given = Closure::once_into_js(move |blob: JsValue| {
            let _ = resolve.call1(&JsValue::UNDEFINED, &blob);
        });
        if let Err(error) = canvas.to_blob(given.unchecked_ref()) {
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        }
    });
    let blob = JsFuture::from(made).await?;
    blob.dyn_into()
        .map_err(|_| "its canvas gave no picture".into())
}
