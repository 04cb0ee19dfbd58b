//! The page that frames this one, and the messages that it gets.
//!
//! A message goes to whoever frames the page, under any origin (`*`): a height,
//! and the name of an exercise that was solved in this very frame, are all that
//! it says. Nothing is told that was remembered from before, and nothing that a
//! parent says is heard.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;

use super::{document, window};

/// Tells the page that frames this one; nothing where none does.
fn tell(kind: &str, slug: &str, height: Option<f64>) -> Result<(), JsValue> {
    let own = window();
    let Some(parent) = own.parent()?.filter(|parent| *parent != own) else {
        return Ok(());
    };
    let message = Object::new();
    Reflect::set(&message, &"bytewise".into(), &kind.into())?;
    Reflect::set(&message, &"slug".into(), &slug.into())?;
    if let Some(height) = height {
        Reflect::set(&message, &"height".into(), &height.into())?;
    }
    parent.post_message(&message, "*")
}

/// Tells that an exercise was solved.
pub fn tell_solved(slug: &str) {
    // A parent that is gone hears nothing, which is no fault of this page.
    let _ = tell("solved", slug, None);
}

/// Tells the height of the page whenever it changes, until it is dropped.
pub struct Heights {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl Heights {
    /// Begins with the height that the page has now.
    pub fn of(slug: String) -> Option<Self> {
        let page = document().document_element()?;
        let measured = page.clone();
        let closure = Closure::<dyn FnMut()>::new(move || {
            let height = measured.get_bounding_client_rect().height().ceil();
            let _ = tell("height", &slug, Some(height));
        });
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        // The observer speaks once at the start.
        observer.observe(&page);
        Some(Self {
            observer,
            _closure: closure,
        })
    }
}

impl Drop for Heights {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
