/** Debian's apache2-bin: the program and its modules alone, no service. */
export const apachePath = '/usr/sbin/apache2';
export const apacheModules = '/usr/lib/apache2/modules';
