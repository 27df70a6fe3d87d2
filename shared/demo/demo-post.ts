/** A fictional post in the style of those that travelling organizers write; nobody in it exists. */
export const demoPost = `**Commons Cables Collective**
We are a loose network of unions, co-ops and hosting collectives who help each other off rented platforms. Write to me if your group wants to take part.
#commonsCables #coops #selfHosting
Yesterday I met with these orgs:
- my tenants' union [Fjellvik Leieboerforening](fjellvik-leieboere.example/)
- @skogtinget
- @kabelkollektivet (kabelkollektivet.example/)
And met with folks of these orgs
- Co-operative book café [Lyktestolpen](lyktestolpen.example/)
- visitors' centre [Samlingshuset](havnerud.example/samlingshuset/)
- @loddeverkstedet
The wonderful @ravnhild let me spend the night, and we mended an old radio before breakfast.
Today I met with these orgs:
- political party fellesliste.example
- workers' co-op taukooperativet.example
- @skogtinget
- participatory festival tinghaugfestivalen.example
These next few days I want to make an effort to meet with these orgs:
Norway:
- trade union havnerud.example
- solidarity committee fredsbrua.example (planned)
- patient org pustelaget.example
- consumer council rimeligraad.example
- national security bureau vaktsomhet.example
- the hosting collective I'm a part of tindedrift.example (planned)
- @elvevern (planned)
- @fiskerlaget_vest
Sweden:
- workers' co-op ullspinnarna.example (half-planned)
- tenants' union nordhamn-hyresgaster.example
- @granngarden (planned)
- @folkhogskolan_fors
If you find yourself or someone you know on this list without a meeting planned, please help facilitate our meeting.
If you know someone who should be met, please let me know.
If you find a planned meeting which you'd like to join, let me know and I'll see what can be done.
#organizing #coops #freeSoftware #fedihelp
`;
