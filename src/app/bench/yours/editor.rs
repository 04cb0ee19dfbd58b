//! The place on the page where the draft is edited: the editor, and a plain
//! field for as long as that is not there, or if it is wanted.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::futures::spawn_local;
use serde::Serialize;
use web_sys::{Element, HtmlTextAreaElement, InputEvent};
use yew::{
    Callback, Html, NodeRef, Properties, component, html, use_context, use_mut_ref, use_node_ref,
    use_state,
};

use super::mounted::{LABEL, Mounted, Slot, pass_on, use_editor};
use crate::browser;
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::yours::Cursor;
use crate::yours::places::{self, Mark};

/// The most lines of the plain field; it scrolls.
const MOST_ROWS: usize = 28;

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

/// The draft that is edited, and what is said of it.
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// The draft, which counts when the editor is mounted and when `revision`
    /// changes.
    pub text: String,
    /// Changes when the text did not come from the editor.
    pub revision: u32,
    /// True if the plain field is wanted.
    pub plain: bool,
    /// The compiler's marks; none to leave them as they are.
    pub marks: Option<Vec<Mark>>,
    /// The bytes beside the lines; none to leave them as they are.
    pub heat: Option<Vec<LineHeat>>,
    /// The line that the cursor was last sent to.
    pub cursor: Option<Cursor>,
    /// Told of each change of the text.
    pub changed: Callback<String>,
    /// Told when the keys for Run are pressed.
    pub run: Callback<()>,
}

/// Mounts the editor, loading what draws it.
#[component]
pub fn EditorBox(props: &EditorProps) -> Html {
    let tab = use_context::<Env>().and_then(|env| env.tab);
    let (place, field) = (use_node_ref(), use_node_ref());
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
        let (place, field, slot) = (place.clone(), field.clone(), slot.clone());
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
                            take_over(&mounted, &field);
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
    let replaced = (*ready, props.revision, props.plain);
    use_editor(&slot, replaced, move |editor, _| editor.replace(&text));
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
    let in_field = props.plain || !*ready;
    {
        let (field, text) = (field.clone(), props.text.clone());
        // At first too: what has opened it went away, with the focus.
        use_effect_with(props.cursor, move |cursor| {
            if in_field {
                let at = cursor.map_or(0, |cursor| places::line_start(&text, cursor.line));
                put_cursor(&field, at);
            }
        });
    }
    let plain = props.plain;
    use_editor(&slot, (*ready, props.cursor), move |editor, (_, cursor)| {
        if let Some(cursor) = cursor.filter(|_| !plain) {
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
            <div class="editor" ref={place} hidden={props.plain}
                data-editor={if *ready { "ready" } else { "loading" }}></div>
            if in_field {
                { plain_field(props, &field) }
            }
            if *failed {
                <div class="fault" role="alert" data-failure="editor-unavailable">
                    <p>{ "The editor could not be loaded; the plain field does as well. Check the \
                          connection, then retry." }</p>
                    <button type="button" class="quiet" data-action="retry" onclick={retry}>{ "Retry" }</button>
                </div>
            } else if !*ready {
                <p class="hint" role="status">{ "Loading the editor…" }</p>
            }
        </>
    }
}

fn plain_field(props: &EditorProps, field: &NodeRef) -> Html {
    let typed = {
        let changed = props.changed.clone();
        move |event: InputEvent| {
            if let Some(field) = browser::target::<HtmlTextAreaElement>(&event) {
                changed.emit(field.value());
            }
        }
    };
    let rows = (props.text.lines().count() + 1).min(MOST_ROWS);
    html! {
        <textarea data-plain="" ref={field} aria-label={LABEL} rows={rows.to_string()}
            spellcheck="false" autocapitalize="off" autocomplete="off" wrap="off"
            value={props.text.clone()} oninput={typed} />
    }
}

/// Moves the focus into the field, and the cursor to that place.
fn put_cursor(field: &NodeRef, at: u32) {
    if let Some(field) = field.cast::<HtmlTextAreaElement>() {
        // A text field can be focused, and its text selected.
        let _ = field.focus();
        let _ = field.set_selection_range(at, at);
    }
}

/// Gives the editor what was written in the field meanwhile, and the focus if
/// that is there, or nowhere.
fn take_over(mounted: &Mounted, field: &NodeRef) {
    let editor = &mounted.editor;
    let Some(field) = field.cast::<HtmlTextAreaElement>() else {
        return;
    };
    editor.replace(&field.value());
    let focused = browser::focused();
    let elsewhere = focused.is_some_and(|focused| focused != **field);
    if !elsewhere {
        let at = field.selection_start().ok().flatten();
        editor.focus(at.unwrap_or(0));
    }
}
