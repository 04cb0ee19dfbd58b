//! Light, dark, or as the system says.

use web_sys::{Event, HtmlSelectElement};
use yew::{Callback, Html, component, html, use_state};

use crate::browser;
use crate::effect::use_effect_with;

/// Under which name the choice is kept. `boot.js` reads it before the first
/// paint.
const STORED_AS: &str = "bytewise.theme";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Theme {
    System,
    Light,
    Dark,
}

impl Theme {
    const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// Finds the theme of a name; anything unknown is the system's choice.
    fn named(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or(Self::System)
    }

    fn stored() -> Self {
        // Storage throws where the browser forbids it; then nothing is kept.
        let storage = browser::window().local_storage().ok().flatten();
        storage
            .and_then(|storage| storage.get_item(STORED_AS).ok().flatten())
            .map_or(Self::System, |name| Self::named(&name))
    }

    fn apply_and_store(self) {
        let Some(root) = browser::document().document_element() else {
            return;
        };
        let storage = browser::window().local_storage().ok().flatten();
        // As above: a refusal only means that the choice is not remembered.
        let _ = match self {
            Self::System => root.remove_attribute("data-theme"),
            Self::Light | Self::Dark => root.set_attribute("data-theme", self.name()),
        };
        if let Some(storage) = storage {
            let _ = match self {
                Self::System => storage.remove_item(STORED_AS),
                Self::Light | Self::Dark => storage.set_item(STORED_AS, self.name()),
            };
        }
    }
}

/// The choice of theme.
#[component]
pub fn ThemeSwitch() -> Html {
    let chosen = use_state(|| Theme::System);
    {
        let chosen = chosen.setter();
        use_effect_with((), move |()| chosen.set(Theme::stored()));
    }
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            if let Some(select) = browser::target::<HtmlSelectElement>(&event) {
                let theme = Theme::named(&select.value());
                theme.apply_and_store();
                chosen.set(theme);
            }
        })
    };
    html! {
        <select class="theme" aria-label="Theme" {onchange}>
            { for Theme::ALL.map(|theme| html! {
                <option value={theme.name()} selected={*chosen == theme}>{ theme.label() }</option>
            }) }
        </select>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_name_is_the_same_theme_and_rubbish_is_the_systems() {
        for theme in Theme::ALL {
            assert_eq!(Theme::named(theme.name()), theme);
        }
        assert_eq!(Theme::named("sepia"), Theme::System);
    }
}
