//! The editor that JavaScript draws, with what it calls.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::JsFuture;
use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::{Callback, hook};

use crate::browser::{Editor, Tab};
use crate::effect::use_effect_with;
use crate::yours::leave;

/// The label, for screen readers, of the place where the draft is written.
pub const LABEL: &str = "Your version, Rust source";

/// The way to use the editor, said below it and by screen readers.
pub const HINT: &str = "Ctrl-Enter or ⌘-Enter runs. Tab indents; Escape leaves the editor.";

/// The editor on the page, with what it calls.
pub struct Mounted {
    /// The editor.
    pub editor: Editor,
    _changed: Closure<dyn FnMut(String)>,
    _acts: [Closure<dyn FnMut()>; 2],
}

/// The state of the editor.
#[derive(Default)]
pub struct Slot {
    /// It, once it is there.
    pub mounted: Option<Mounted>,
    /// Told when the keys for Run are pressed.
    pub run: Callback<()>,
    /// True if its place is gone.
    pub closed: bool,
}

impl Mounted {
    /// Loads what draws the editor, and mounts it in the element.
    pub async fn new(
        tab: &Tab,
        element: &Element,
        text: &str,
        changed: Callback<String>,
        slot: &Rc<RefCell<Slot>>,
    ) -> Result<Self, JsValue> {
        let changed = Closure::<dyn FnMut(String)>::new(move |text| changed.emit(text));
        let weak = Rc::downgrade(slot);
        let run = Closure::<dyn FnMut()>::new(move || {
            if let Some(slot) = weak.upgrade() {
                let run = slot.borrow().run.clone();
                run.emit(());
            }
        });
        let leave = Closure::<dyn FnMut()>::new(leave);
        let options = Object::new();
        for (name, value) in [
            ("text", &JsValue::from(text)),
            ("label", &LABEL.into()),
            ("describedby", &HINT.into()),
            ("changed", changed.as_ref()),
            ("run", run.as_ref()),
            ("leave", leave.as_ref()),
        ] {
            Reflect::set(&options, &name.into(), value)?;
        }
        let editor = JsFuture::from(tab.bridge.edit(element, &options)).await?;
        Ok(Self {
            editor: editor.unchecked_into(),
            _changed: changed,
            _acts: [run, leave],
        })
    }
}

/// Does something with the editor once it is there, and whenever the
/// dependencies change.
#[hook]
pub fn use_editor<D, A>(slot: &Rc<RefCell<Slot>>, dependencies: D, act: A)
where
    D: PartialEq + 'static,
    A: FnOnce(&Editor, &D) + 'static,
{
    let slot = slot.clone();
    use_effect_with(dependencies, move |dependencies| {
        // Borrows the slot only here: the editor's callbacks may want it.
        let editor = slot.borrow().mounted.as_ref().map(|it| it.editor.clone());
        if let Some(editor) = editor {
            act(&editor, dependencies);
        }
    });
}

/// Hands a value over as JavaScript's, if there is one.
pub fn pass_on(value: Option<&impl Serialize>, give: impl FnOnce(&JsValue)) {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    // Numbers and texts can always be passed on.
    if let Some(Ok(value)) = value.map(|value| value.serialize(&plain)) {
        give(&value);
    }
}
