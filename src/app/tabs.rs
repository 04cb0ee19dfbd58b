//! A list of tabs over one panel.

use web_sys::KeyboardEvent;
use yew::{Callback, Html, html};

use crate::browser;

/// One tab.
pub struct Tab {
    /// Its element's id, by which the panel names what labels it.
    pub id: String,
    /// The value of `data-tab`.
    pub name: String,
    /// The words on it.
    pub label: String,
    /// True for the first of a group that stands apart from those before it.
    pub apart: bool,
}

/// The tabs of a panel; `open` is told the place of the one that is chosen.
///
/// Only the selected one is reached by Tab; from it the arrow keys, Home and
/// End turn to another, as in any list of tabs.
pub fn tab_list(
    name: &'static str,
    panel: &'static str,
    tabs: &[Tab],
    selected: usize,
    open: &Callback<usize>,
) -> Html {
    let count = tabs.len();
    let each = tabs.iter().enumerate().map(|(at, tab)| {
        let click = {
            let open = open.clone();
            move |_| open.emit(at)
        };
        let turn = {
            let open = open.clone();
            let ids: Vec<String> = tabs.iter().map(|tab| tab.id.clone()).collect();
            Callback::from(move |event: KeyboardEvent| {
                let Some(next) = turned(&event.key(), at, count) else {
                    return;
                };
                event.prevent_default();
                open.emit(next);
                browser::focus(&format!("#{}", ids[next]));
            })
        };
        let is_selected = at == selected;
        html! {
            <button key={tab.name.clone()} type="button" role="tab" id={tab.id.clone()} data-tab={tab.name.clone()}
                aria-controls={panel}
                aria-selected={if is_selected { "true" } else { "false" }}
                tabindex={if is_selected { "0" } else { "-1" }}
                onclick={click} onkeydown={turn}>{ &tab.label }</button>
        }
    });
    let each: Vec<Html> = each.collect();
    let apart = tabs.iter().position(|tab| tab.apart).unwrap_or(count);
    let (first, others) = each.split_at(apart);
    html! {
        <div class="tabs" role="tablist" aria-label={name}>
            <div class="group" role="presentation">{ for first.iter().cloned() }</div>
            <div class="group" role="presentation">{ for others.iter().cloned() }</div>
        </div>
    }
}

/// The place that a key turns to, from one of `count` places.
fn turned(key: &str, at: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowLeft" => Some((at + count - 1) % count),
        "ArrowRight" => Some((at + 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn arrows_go_round_and_other_keys_go_nowhere() {
        assert_eq!(turned("ArrowRight", 1, 3), Some(2));
        assert_eq!(turned("ArrowRight", 2, 3), Some(0));
        assert_eq!(turned("ArrowLeft", 0, 3), Some(2));
        assert_eq!(turned("Home", 2, 3), Some(0));
        assert_eq!(turned("End", 0, 3), Some(2));
        assert_eq!(turned("Tab", 1, 3), None);
    }
}
