//! The foot of every page: where code runs, what leaves the browser, and whether
//! the site opens without a network.

use js_sys::futures::{JsFuture, spawn_local};
use yew::{Html, component, html, use_context, use_state_eq};

use crate::effect::use_effect_with;
use crate::env::Env;

/// Whether the site opens without a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Offline {
    /// It is kept in the browser.
    Kept,
    /// Browsers keep no site that comes over plain http.
    Http,
    /// The browser does not keep it.
    Never,
}

impl Offline {
    const ALL: [Self; 3] = [Self::Kept, Self::Http, Self::Never];

    fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Http => "http",
            Self::Never => "never",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Kept => "This site is kept in your browser: it also opens without a network.",
            Self::Http => {
                "This address is plain http, so your browser keeps no copy of the site: without a \
                 network it does not open. Over https it does."
            }
            Self::Never => {
                "Your browser keeps no copy of this site: without a network it does not open."
            }
        }
    }
}

/// What is true of the whole site, in small print.
#[component]
pub fn Bottom() -> Html {
    let tab = use_context::<Env>().and_then(|env| env.tab);
    let hosted = use_state_eq(|| false);
    let offline = use_state_eq(|| None);
    {
        let (hosted, offline) = (hosted.setter(), offline.setter());
        use_effect_with((), move |()| {
            let Some(tab) = tab else { return };
            hosted.set(tab.bridge.token().is_some());
            spawn_local(async move {
                let known = JsFuture::from(tab.bridge.offline()).await.ok();
                let name = known.and_then(|name| name.as_string());
                let all = Offline::ALL.into_iter();
                offline.set(
                    all.into_iter()
                        .find(|it| Some(it.name()) == name.as_deref()),
                );
            });
        });
    }
    html! {
        <footer class="bottom">
            <p>{ if *hosted {
                "All code runs in this tab. The code that you write is sent to the computer that \
                 serves this page, which compiles it, and so are a lecture's votes; nothing else \
                 leaves your browser. No account, no tracking."
            } else {
                "All code runs in this tab. No account, no tracking: nothing leaves your browser."
            } }</p>
            if let Some(offline) = *offline {
                <p data-offline={offline.name()}>{ offline.words() }</p>
            }
        </footer>
    }
}
