//! Hints, one at a time.

use std::rc::Rc;

use protocol::Content;
use yew::{Html, Properties, component, html, use_state};

use crate::prose::spans;

/// Whose hints.
#[derive(Properties, PartialEq)]
pub struct HintsProps {
    /// The exercise.
    pub content: Rc<Content>,
}

/// The hints that were asked for, and the way to the next.
#[component]
pub fn Hints(props: &HintsProps) -> Html {
    let hints = &props.content.hints;
    let shown = use_state(|| 0_usize);
    let more = {
        let shown = shown.clone();
        move |_| shown.set(*shown + 1)
    };
    let of = hints.len();
    html! {
        <div class="hints">
            <ol aria-live="polite">
                { for (1..).zip(hints).take(*shown).map(|(number, hint): (usize, _)| html! {
                    <li><span class="soft">{ format!("Hint {number} of {of}. ") }</span>{ spans(hint) }</li>
                }) }
            </ol>
            if *shown < of {
                <button type="button" class="link" data-action="hint" onclick={more}>
                    { if *shown == 0 { "Show a hint" } else { "Next hint" } }
                </button>
            }
        </div>
    }
}
