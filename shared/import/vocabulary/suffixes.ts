/**
 * Endings a host name can have. ICANN's list of country codes, and of the generic ones those in use by organisations;
 * a host under another ending is still read where it stands with `https://` or `www.`.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

export const countryEndings = words(`
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch
ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl
gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz
la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no
np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st
su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw`);

export const genericEndings = words(`
com org net info biz name coop edu gov int mil museum aero jobs mobi travel tel cat asia post pro xxx
academy app art associates audio band bar berlin bike bio blog blue book brussels build cab cafe camp capital care
center charity chat church city cloud club codes coffee community computer consulting contact cool courses dance date
democrat dev digital direct directory dog domains earth eco education email energy engineering estate eus events exchange
farm fashion film finance foundation frl fun fund fyi gallery game games garden gent gift global gmbh gratis green
group guide guru hamburg haus health help hiv holdings homes host hosting house how immo institute international is kim
koeln land law lgbt life limited link live london ltd management map market media memorial moe mov nagoya network news ngo
ninja one ong online ooo organic page paris partners parts party photo photography photos pictures pink place plus press
productions pub quebec radio realty recipes red report rest review rip rocks run sale school science scot services sexy
shop show site social software solar solutions space store stream studio study style support swiss systems taxi team tech
technology theater tips today tokyo tools top tours town trade training university uno vegan ventures video village vision
vote voyage wales watch web website wien wiki win work works world wtf xyz yoga zip zone arpa example test`);

/** Country codes sold to the whole world: no sign of a country. `eu` is no country either. */
export const vanityEndings = words('ac ai cc co eu fm gg io la ly me nu sh so st su to tv vc ws');

/** Endings that are file names' more often than hosts', unless a scheme, a path or `www.` says otherwise. */
export const fileEndings = words('md py rs sh ps zip mov');

/** Hosts under these have one more label of their own than usual. */
export const sharedEndings = words(`
co.uk org.uk ac.uk gov.uk me.uk kommune.no stat.no dep.no fylkeskommune.no herad.no gs.no priv.no co.no org.se pp.se
com.au org.au net.au edu.au co.nz org.nz net.nz co.za org.za com.br org.br co.jp or.jp ac.jp org.tr com.tr org.pl com.pl
or.at co.at ac.at org.il co.il org.in co.in github.io gitlab.io codeberg.page wordpress.com blogspot.com neocities.org
substack.com noblogs.org blackblogs.org webflow.io netlify.app`);
