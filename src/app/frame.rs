//! The frame of every page: the header, the page itself, the footer.

use yew::{Callback, ContextProvider, Html, Properties, component, html};

use crate::bottom::Bottom;
use crate::effect::use_effect_with;
use crate::env::Env;
use crate::link::Link;
use crate::pages::{self, Screen};
use crate::route::Route;
use crate::tally::Tally;
use crate::theme::ThemeSwitch;

/// A whole page.
#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// Its surroundings.
    pub env: Env,
    /// The screen that it shows.
    pub screen: Screen,
    /// Told the screen's number once it is on the page.
    #[prop_or_default]
    pub onshown: Callback<u32>,
}

/// A page with its header and footer.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let screen = &props.screen;
    let route = screen.view.route();
    {
        let onshown = props.onshown.clone();
        use_effect_with(screen.number, move |number| onshown.emit(*number));
    }
    html! {
        <ContextProvider<Env> context={props.env.clone()}>
            <a class="skip" href="#content">{ "Skip to the content" }</a>
            <header class="top">
                <Link to={Route::Home} class="mark">{ mark() }{ "Bytewise" }</Link>
                <nav aria-label="Main">
                    <Link to={Route::Home} current={route == Route::Home}>{ "Exercises" }</Link>
                    <Link to={Route::Overview} current={route == Route::Overview}>{ "Overview" }</Link>
                    <Link to={Route::Sizes} current={route == Route::Sizes}>{ "Sizes" }</Link>
                    <Link to={Route::HowItMeasures} current={route == Route::HowItMeasures}>
                        { "How it measures" }
                    </Link>
                </nav>
                <Tally />
                <ThemeSwitch />
            </header>
            { pages::page(&props.env, screen) }
            <Bottom />
            { hatch() }
        </ContextProvider<Env>>
    }
}

/// The mark: eight bits, some of them set.
fn mark() -> Html {
    let set = [true, false, true, true, false, true, false, true];
    html! {
        <svg viewBox="0 0 26 14" aria-hidden="true">
            { for (0..).zip(set).map(|(i, set): (usize, _)| html! {
                <rect x={(i % 4 * 7).to_string()} y={(i / 4 * 8).to_string()} width="5" height="5"
                    class={if set { "set" } else { "clear" }} />
            }) }
        </svg>
    }
}

/// The pattern that tells naive's bars apart without colour.
fn hatch() -> Html {
    html! {
        <svg class="definitions" aria-hidden="true" width="0" height="0">
            <defs>
                <pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)">
                    <rect width="9" height="9" class="hatch-ground" />
                    <rect width="3" height="9" class="hatch-line" />
                </pattern>
            </defs>
        </svg>
    }
}
