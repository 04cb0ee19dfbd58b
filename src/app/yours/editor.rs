//! The place on the page where the draft is edited.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use js_sys::{Object, Reflect};
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::{
    Callback, Html, Properties, component, hook, html, use_context, use_effect_with, use_mut_ref,
    use_node_ref, use_state,
};

use super::places::Mark;
use super::state::Cursor;
use crate::browser::{self, Editor, Tab};
use crate::env::Env;

/// How to use the editor, below it and for screen readers.
pub const HINT: &str = "Ctrl-Enter or ⌘-Enter runs. Tab indents; Escape leaves the editor.";

/// The bytes of a line, beside it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LineHeat {
    /// The line, counted from 1.
    pub line: u32,
    /// The bytes as text.
    pub text: String,
    /// Of the largest, from 0 to 1.
    pub share: f64,
}

/// What is edited, and what is said of it.
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// The draft, which counts when the editor is mounted and when `revision`
    /// changes.
    pub text: String,
    /// Changes when the text did not come from the editor.
    pub revision: u32,
    /// The compiler's marks; none to leave them as they are.
    pub marks: Option<Vec<Mark>>,
    /// The bytes beside the lines; none to leave them as they are.
    pub heat: Option<Vec<LineHeat>>,
    /// Where the cursor was last sent.
    pub cursor: Option<Cursor>,
    /// Told of each change of the text.
    pub changed: Callback<String>,
    /// Told when the keys for Run are pressed.
    pub run: Callback<()>,
}

/// The editor on the page, with what it calls.
struct Mounted {
    editor: Editor,
    _changed: Closure<dyn FnMut(String)>,
    _acts: [Closure<dyn FnMut()>; 2],
}

/// What has become of the editor.
#[derive(Default)]
struct Slot {
    mounted: Option<Mounted>,
    run: Callback<()>,
    closed: bool,
}

/// Mounts the editor, loading what draws it.
#[component]
pub fn EditorBox(props: &EditorProps) -> Html {
    let tab = use_context::<Env>().and_then(|env| env.tab);
    let place = use_node_ref();
    let slot: Rc<RefCell<Slot>> = use_mut_ref(Slot::default);
    let ready = use_state(|| false);
    let failed = use_state(|| false);
    let attempt = use_state(|| 0_u32);
    {
        let slot = slot.clone();
        use_effect_with(props.run.clone(), move |run| {
            slot.borrow_mut().run = run.clone();
        });
    }
    {
        let (place, slot) = (place.clone(), slot.clone());
        let (ready, failed) = (ready.setter(), failed.setter());
        let (text, changed) = (props.text.clone(), props.changed.clone());
        use_effect_with(*attempt, move |_| {
            if let Some(tab) = tab {
                failed.set(false);
                spawn_local(async move {
                    let Some(element) = place.cast::<Element>() else {
                        return;
                    };
                    match Mounted::new(&tab, &element, &text, changed, &slot).await {
                        Ok(mounted) if slot.borrow().closed => mounted.editor.unmount(),
                        Ok(mounted) => {
                            mounted.editor.focus();
                            slot.borrow_mut().mounted = Some(mounted);
                            ready.set(true);
                        }
                        Err(_) => failed.set(true),
                    }
                });
            }
        });
    }
    let text = props.text.clone();
    use_editor(&slot, (*ready, props.revision), move |editor, _| {
        editor.replace(&text);
    });
    use_editor(
        &slot,
        (*ready, props.marks.clone()),
        |editor, (_, marks)| {
            pass_on(marks.as_ref(), |marks| editor.mark(marks));
        },
    );
    use_editor(&slot, (*ready, props.heat.clone()), |editor, (_, heat)| {
        pass_on(heat.as_ref(), |heat| editor.heat(heat));
    });
    use_editor(&slot, (*ready, props.cursor), |editor, (_, cursor)| {
        if let Some(cursor) = cursor {
            editor.go_to(cursor.line);
        }
    });
    use_effect_with((), move |()| {
        move || {
            let mut slot = slot.borrow_mut();
            slot.closed = true;
            if let Some(mounted) = slot.mounted.take() {
                mounted.editor.unmount();
            }
        }
    });
    let retry = move |_| attempt.set(*attempt + 1);
    html! {
        <>
            <div class="editor" ref={place} data-editor={if *ready { "ready" } else { "loading" }}></div>
            if *failed {
                <div class="fault" role="alert" data-failure="editor-unavailable">
                    <p>{ "The editor could not be loaded; the draft is as it was. Check the \
                          connection, then retry." }</p>
                    <button type="button" class="quiet" data-action="retry" onclick={retry}>{ "Retry" }</button>
                </div>
            }
        </>
    }
}

/// Does something with the editor once it is there, and whenever the
/// dependencies change.
#[hook]
fn use_editor<D, A>(slot: &Rc<RefCell<Slot>>, dependencies: D, act: A)
where
    D: PartialEq + 'static,
    A: FnOnce(&Editor, &D) + 'static,
{
    let slot = slot.clone();
    use_effect_with(dependencies, move |dependencies| {
        // What the editor calls may want the slot.
        let editor = slot.borrow().mounted.as_ref().map(|it| it.editor.clone());
        if let Some(editor) = editor {
            act(&editor, dependencies);
        }
    });
}

impl Mounted {
    async fn new(
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
        let leave = Closure::<dyn FnMut()>::new(|| browser::focus("[data-action=run-yours]"));
        let options = Object::new();
        for (name, value) in [
            ("text", &JsValue::from(text)),
            ("label", &"Your version, Rust source".into()),
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

/// Hands a value over as JavaScript's, if there is one.
fn pass_on(value: Option<&impl Serialize>, give: impl FnOnce(&JsValue)) {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    // Numbers and texts can always be passed on.
    if let Some(Ok(value)) = value.map(|value| value.serialize(&plain)) {
        give(&value);
    }
}
